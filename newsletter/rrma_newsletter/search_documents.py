"""What the letters give to the search: their own words; what they are drawn from has documents of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import get_text_for_indexing

from rrma_newsletter.models import NewsletterPage
from rrma_search.kinds import register_kind
from rrma_search.page_sources import PageDocumentSource
from rrma_search.sources import register_source

register_kind("newsletter", _("Letter"), _("Letters"))

WORDS = ("title", "text", "place", "number")
"""What is typed in an item, by the name of its field."""

BOOST = 0.75
"""A letter touches many subjects and is about none: what it leads to comes first."""


@register_source
class NewsletterSource(PageDocumentSource):
    """Letters: what was typed in them."""

    model = NewsletterPage
    kind = "newsletter"

    def fields(self, page: NewsletterPage) -> dict[str, Any]:
        """Summary, text and date of a letter."""
        return {
            "summary": page.summary,
            "body": "\n".join(text for text in letter_texts(page) if text),
            "date": page.date,
            "boost": BOOST,
        }


def letter_texts(page: NewsletterPage) -> Iterator[str]:
    """What was typed in the letter `page`, in reading order."""
    yield page.subject
    yield strip_tags(page.editorial)
    for section in page.sections.raw_data:
        yield section["value"].get("title") or ""
        yield section["value"].get("intro") or ""
        for block in section["value"].get("items") or ():
            yield from _words(block["value"])


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (get_text_for_indexing(value.get(name) or "") for name in WORDS)
    else:
        yield get_text_for_indexing(value or "")
