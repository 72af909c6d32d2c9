"""The Atom feed of a list of news: the newest items, with absolute addresses and ids that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rrma_pages.layout import Layout
from rrma_pages.page_feeds import address_of, changed_at
from rrma_search.atom import AtomFeed, feed_response, start_of, xml_text

if TYPE_CHECKING:
    from rrma_pages.models import NewsIndexPage, NewsPage

__all__ = ["FEED_SIZE", "build", "respond"]

FEED_SIZE = 20


def respond(request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    return feed_response(request, build(request, index))


def build(request: HttpRequest, index: NewsIndexPage) -> AtomFeed:
    """The newest `FEED_SIZE` items of `index` that anyone may see."""
    feed = AtomFeed(
        title=xml_text(_("%(title)s of %(network)s") % {"title": index.title, "network": _network(request)}),
        link=address_of(index, request),
        description=None,
        subtitle=xml_text(index.lede) or None,
        author_name=xml_text(_network(request)),
        feed_url=request.build_absolute_uri(index.feed_url(request)),
        feed_guid=index.translation_key.urn,
        language=index.locale.language_code,
        published_at=changed_at(index),
    )
    for item in index.news().select_related("locale").prefetch_related("themes")[:FEED_SIZE]:
        _add(feed, request, item)
    return feed


def _add(feed: AtomFeed, request: HttpRequest, item: NewsPage) -> None:
    feed.add_item(
        title=xml_text(item.title),
        link=address_of(item, request),
        description=xml_text(item.summary),
        unique_id=item.translation_key.urn,
        pubdate=start_of(item.shown_date),
        updateddate=changed_at(item),
        categories=[xml_text(theme.name) for theme in item.themes.all()],
    )


def _network(request: HttpRequest) -> str:
    return Layout(request).network.name
