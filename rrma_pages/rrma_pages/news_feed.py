"""The Atom feed of a list of news: the newest items, with absolute addresses and ids that never change."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import gettext as _

from rrma_pages.layout import Layout
from rrma_search.page_model import Page
from rrma_search.typography import french

if TYPE_CHECKING:
    from rrma_pages.models import NewsIndexPage, NewsPage

__all__ = ["FEED_SIZE", "NewsFeed", "build", "respond"]

FEED_SIZE = 20
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NewsFeed(Atom1Feed):
    """Atom as Django writes it, but for two things: summaries are plain text, and an empty feed keeps its date."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write the entry `item`; Django would announce its summary as HTML."""
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})

    def latest_post_date(self) -> datetime:
        """When the newest change was made; for a feed without entries, when its list was last published."""
        return super().latest_post_date() if self.items else self.feed["published_at"]


def respond(request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """The feed of `index` with its date, or "304 Not Modified" for a reader who has everything since then."""
    feed = build(request, index)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    changed = int(feed.latest_post_date().timestamp())
    response["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, last_modified=changed, response=response)


def build(request: HttpRequest, index: NewsIndexPage) -> NewsFeed:
    """The newest `FEED_SIZE` items of `index` that anyone may see."""
    feed = NewsFeed(
        title=_text(_("%(title)s of %(network)s") % {"title": index.title, "network": _network(request)}),
        link=_address(request, index),
        description=None,
        subtitle=_text(index.lede) or None,
        author_name=_text(_network(request)),
        feed_url=request.build_absolute_uri(index.feed_url(request)),
        feed_guid=index.translation_key.urn,
        language=index.locale.language_code,
        published_at=_changed(index),
    )
    for item in index.news().select_related("locale").prefetch_related("themes")[:FEED_SIZE]:
        _add(feed, request, item)
    return feed


def _add(feed: NewsFeed, request: HttpRequest, item: NewsPage) -> None:
    feed.add_item(
        title=_text(item.title),
        link=_address(request, item),
        description=_text(item.summary),
        unique_id=item.translation_key.urn,
        pubdate=_midnight(item),
        updateddate=_changed(item),
        categories=[_text(theme.name) for theme in item.themes.all()],
    )


def _text(text: str) -> str:
    """`text` as readers see it, without the characters that XML does not have."""
    return NOT_IN_XML.sub("", french(text))


def _network(request: HttpRequest) -> str:
    return Layout(request).network.name


def _address(request: HttpRequest, page: Page) -> str:
    return request.build_absolute_uri(page.get_url(request) or "")


def _midnight(item: NewsPage) -> datetime | None:
    """The start of the day that readers see."""
    return timezone.make_aware(datetime.combine(item.shown_date, time.min)) if item.shown_date else None


def _changed(page: Page) -> datetime:
    return page.last_published_at or page.first_published_at or timezone.localtime().replace(hour=0)
