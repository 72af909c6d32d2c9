"""The body of a page: its blocks in order, with an address for each heading, and the words that are searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from rrma_directory.slugs import unique_slug

__all__ = ["Passage", "body_texts", "passages"]

HEADING = "heading"
STRUCTURES = {
    "picture": ("alt", "caption"),
    "quote": ("text", "source"),
    "file": ("title",),
    "button": ("label",),
}
"""The words of the blocks made of several fields; what is left out is not searched."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the body; `title` and `anchor` (the fragment of its address) are those of a heading, "" otherwise."""

    block: Any
    title: str = ""
    anchor: str = ""


def passages(body: Iterable[Any]) -> list[Passage]:
    """The blocks of `body`; no two headings have the same anchor."""
    taken: set[str] = set()
    return [_passage(block, taken) for block in body]


def _passage(block: Any, taken: set[str]) -> Passage:
    if block.block_type != HEADING:
        return Passage(block)
    anchor = unique_slug(str(block.value), taken.__contains__, fallback="partie")
    taken.add(anchor)
    return Passage(block, str(block.value), anchor)


def body_texts(raw_blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The words of a body in reading order; `raw_blocks` as stored: no picture or document is fetched for them."""
    for block in raw_blocks:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            yield get_text_for_indexing(value or "")
        elif kind == HEADING:
            yield value or ""
        elif kind == "glossary":
            for item in value:
                yield from _definition(item.get("value", item))
        else:
            yield from (value.get(name) or "" for name in STRUCTURES.get(kind, ()))


def _definition(value: Mapping[str, Any]) -> Iterator[str]:
    yield " ".join(filter(None, (value.get("term"), value.get("acronym"))))
    yield get_text_for_indexing(value.get("definition") or "")
