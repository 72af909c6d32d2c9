"""Where the feeds of lists of pages are."""

from __future__ import annotations

from django.http import HttpRequest

from rrma_search.addresses import route_address
from rrma_search.page_model import Page

__all__ = ["FEED", "feed_url"]

FEED = "flux.xml"
"""The last part of the address of a feed, below that of its page."""


def feed_url(page: Page, request: HttpRequest | None = None) -> str:
    """The address of the feed of `page` on the site of `request`; "" where `rrma_pages.urls` is not included."""
    return f"{page.get_url(request) or ''}{FEED}" if route_address("rrma_pages:feed", "") else ""
