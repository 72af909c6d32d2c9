"""Atom feeds (RFC 4287) as Django writes them, but for what readers of ours need."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from .caching import cacheable
from .typography import french

__all__ = ["AtomFeed", "feed_response", "start_of", "xml_text"]

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class AtomFeed(Atom1Feed):
    """A feed whose summaries are plain text; `published_at` is its date while it has no entries."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write the entry `item`; Django would announce its summary as HTML."""
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})

    def latest_post_date(self) -> datetime:
        """When the newest change was made; `published_at` for a feed without entries."""
        return super().latest_post_date() if self.items else self.feed["published_at"]


def feed_response(request: HttpRequest, feed: AtomFeed, changed: datetime | None = None) -> HttpResponse:
    """`feed` with its date, or "304 Not Modified" for a reader who has everything since then.

    `changed` is when what the feed is read from last changed, where that is known better than from its entries.
    """
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return cacheable(request, response, changed or feed.latest_post_date())


def xml_text(text: str) -> str:
    """`text` as readers see it, without the characters that XML does not have."""
    return NOT_IN_XML.sub("", french(text))


def start_of(day: date | None) -> datetime | None:
    """The start of `day` here, None for none."""
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
