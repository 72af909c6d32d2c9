"""The Atom feed of a list of letters: the newest, with absolute addresses and ids that never change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from rrma_pages.layout import layout_of
from rrma_search.atom import AtomFeed, feed_response, start_of, xml_text
from rrma_search.page_model import Page

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterIndexPage, NewsletterPage

__all__ = ["FEED_SIZE", "respond"]

FEED_SIZE = 20


def respond(request: HttpRequest, index: NewsletterIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    network = layout_of(request).network.name
    feed = AtomFeed(
        title=xml_text(_("%(title)s of %(network)s") % {"title": index.title, "network": network}),
        link=_address(request, index),
        description=None,
        subtitle=xml_text(index.lede) or None,
        author_name=xml_text(network),
        feed_url=request.build_absolute_uri(index.feed_url(request)),
        feed_guid=index.translation_key.urn,
        language=index.locale.language_code,
        published_at=_changed(index),
    )
    for letter in index.letters().select_related("locale")[:FEED_SIZE]:
        _add(feed, request, letter)
    return feed_response(request, feed)


def _add(feed: AtomFeed, request: HttpRequest, letter: NewsletterPage) -> None:
    feed.add_item(
        title=xml_text(letter.title),
        link=_address(request, letter),
        description=xml_text(letter.summary),
        unique_id=letter.translation_key.urn,
        pubdate=start_of(letter.date),
        updateddate=_changed(letter),
    )


def _address(request: HttpRequest, page: Page) -> str:
    return request.build_absolute_uri(page.get_url(request) or "")


def _changed(page: Page) -> datetime:
    return page.last_published_at or page.first_published_at or timezone.localtime().replace(hour=0)
