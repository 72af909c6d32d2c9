"""The Atom feed of a list of dated pages: the newest, with absolute addresses and ids that never change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from rrma_pages.layout import layout_of
from rrma_search.atom import AtomFeed, start_of, xml_text
from rrma_search.page_model import Page

if TYPE_CHECKING:
    from rrma_pages.yearly import YearlyListMixin

__all__ = ["FEED_SIZE", "add_page", "feed_of"]

FEED_SIZE = 20


def feed_of(request: HttpRequest, index: YearlyListMixin) -> AtomFeed:
    """The feed of the list `index`, with nothing in it yet."""
    network = layout_of(request).network.name
    return AtomFeed(
        title=xml_text(_("%(title)s of %(network)s") % {"title": index.title, "network": network}),
        link=_address_of(index, request),
        description=None,
        subtitle=xml_text(index.lede) or None,
        author_name=xml_text(network),
        feed_url=request.build_absolute_uri(index.feed_url(request)),
        feed_guid=index.translation_key.urn,
        language=index.locale.language_code,
        published_at=_changed_at(index),
    )


def add_page(feed: AtomFeed, request: HttpRequest, page: Any, day: date | None, categories: Iterable[str] = ()) -> None:
    """Add `page`, which has a summary, under its `day` and in `categories`."""
    feed.add_item(
        title=xml_text(page.title),
        link=_address_of(page, request),
        description=xml_text(page.summary),
        unique_id=page.translation_key.urn,
        pubdate=start_of(day),
        updateddate=_changed_at(page),
        categories=[xml_text(category) for category in categories],
    )


def _address_of(page: Page, request: HttpRequest) -> str:
    return request.build_absolute_uri(page.get_url(request) or "")


def _changed_at(page: Page) -> datetime:
    """When `page` was last published; the beginning of this day for one that never was."""
    return page.last_published_at or page.first_published_at or timezone.localtime().replace(hour=0)
