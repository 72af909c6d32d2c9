"""The Atom feed of a list of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from rrma_pages.list_feed import FEED_SIZE, add_page, feed_of
from rrma_search.atom import feed_response

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterIndexPage

__all__ = ["respond"]


def respond(request: HttpRequest, index: NewsletterIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    feed = feed_of(request, index)
    for letter in index.listed().select_related("locale")[:FEED_SIZE]:
        add_page(feed, request, letter, letter.date)
    return feed_response(request, feed)
