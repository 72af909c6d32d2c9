"""What the feeds of lists of pages share: where they are, and how they tell of a page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from rrma_search.page_model import Page

__all__ = ["FEED", "address_of", "changed_at", "feed_url"]

FEED = "flux.xml"
"""The last part of the address of a feed, below that of its page."""


def feed_url(page: Page, request: HttpRequest | None = None) -> str:
    """The address of the feed of `page` on the site of `request`; "" where `rrma_pages.urls` is not included."""
    try:
        reverse("rrma_pages:feed", args=[""])
    except NoReverseMatch:
        return ""
    return f"{page.get_url(request) or ''}{FEED}"


def address_of(page: Page, request: HttpRequest) -> str:
    """The whole address of `page`."""
    return request.build_absolute_uri(page.get_url(request) or "")


def changed_at(page: Page) -> datetime:
    """When `page` was last published; the beginning of this day for one that never was."""
    return page.last_published_at or page.first_published_at or timezone.localtime().replace(hour=0)
