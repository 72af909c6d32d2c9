"""The Atom feed of a list of letters: the newest, with absolute addresses and ids that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rrma_pages.layout import layout_of
from rrma_pages.page_feeds import address_of, changed_at
from rrma_search.atom import AtomFeed, feed_response, start_of, xml_text

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterIndexPage, NewsletterPage

__all__ = ["FEED_SIZE", "respond"]

FEED_SIZE = 20


def respond(request: HttpRequest, index: NewsletterIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    network = layout_of(request).network.name
    feed = AtomFeed(
        title=xml_text(_("%(title)s of %(network)s") % {"title": index.title, "network": network}),
        link=address_of(index, request),
        description=None,
        subtitle=xml_text(index.lede) or None,
        author_name=xml_text(network),
        feed_url=request.build_absolute_uri(index.feed_url(request)),
        feed_guid=index.translation_key.urn,
        language=index.locale.language_code,
        published_at=changed_at(index),
    )
    for letter in index.letters().select_related("locale")[:FEED_SIZE]:
        _add(feed, request, letter)
    return feed_response(request, feed)


def _add(feed: AtomFeed, request: HttpRequest, letter: NewsletterPage) -> None:
    feed.add_item(
        title=xml_text(letter.title),
        link=address_of(letter, request),
        description=xml_text(letter.summary),
        unique_id=letter.translation_key.urn,
        pubdate=start_of(letter.date),
        updateddate=changed_at(letter),
    )
