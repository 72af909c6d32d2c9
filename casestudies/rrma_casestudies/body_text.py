"""The words of a sheet's body, read from what is stored: no picture, page or document is fetched for them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from .choices import SectionHeading

PICTURE_WORDS = ("alt", "caption")
QUOTE_WORDS = ("text", "source")


def body_texts(raw_sections: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Headings, paragraphs, quotations, and what is said of pictures, in reading order; `raw_sections` as stored."""
    labels = dict(SectionHeading.choices)
    for section in raw_sections:
        value = section["value"]
        yield value.get("custom_heading") or str(labels.get(value.get("heading"), ""))
        for block in value.get("content") or ():
            yield from _block_texts(block["type"], block["value"])


def _block_texts(kind: str, value: Any) -> Iterator[str]:
    if kind == "paragraph":
        yield get_text_for_indexing(value or "")
    elif kind == "quote":
        yield from (value.get(name) or "" for name in QUOTE_WORDS)
    elif kind == "pictures":
        for item in value:
            picture = item.get("value", item)
            yield from (picture.get(name) or "" for name in PICTURE_WORDS)
