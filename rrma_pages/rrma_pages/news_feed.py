"""The Atom feed of a list of news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from rrma_pages.list_feed import FEED_SIZE, add_page, feed_of
from rrma_search.atom import feed_response

if TYPE_CHECKING:
    from rrma_pages.models import NewsIndexPage

__all__ = ["FEED_SIZE", "respond"]


def respond(request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    feed = feed_of(request, index)
    for item in index.listed().select_related("locale").prefetch_related("themes")[:FEED_SIZE]:
        add_page(feed, request, item, item.shown_date, (theme.name for theme in item.themes.all()))
    return feed_response(request, feed)
