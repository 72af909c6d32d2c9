"""The feed of a search: its newest strict results, so that whoever follows it is told of nothing but what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from .atom import AtomFeed, feed_response, start_of, xml_text
from .identity import namer
from .keeping import site_of
from .kinds import get_kind
from .listings import EVERYTHING
from .models import IndexedDocument
from .query import SearchQuery
from .results import Hit
from .search_page import SearchPage
from .service import search
from .shapes import shapes_of

__all__ = ["FEED_SIZE", "SearchFeedView"]

FEED_SIZE = 50
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class SearchFeedView(View):
    """The Atom feed of any search; order and page of the address do not matter."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The feed, or that the reader has it already."""
        asked = EVERYTHING.requested(request)
        query = replace(asked, sort="date", page=1, page_size=FEED_SIZE)
        results = search(query)
        changed = _last_change()
        feed = _Feed(request, query, SearchPage(results, request.path).subject, changed)
        feed.add([hit for hit in results.hits if hit.level == 0])
        response = feed_response(request, feed.atom, changed)
        response["X-Robots-Tag"] = "noindex"
        return response


class _Feed:
    """The feed of `query` under way."""

    def __init__(self, request: HttpRequest, query: SearchQuery, subject: str, changed: datetime) -> None:
        self._absolute = request.build_absolute_uri
        self._name = namer(request)
        network = _network(request)
        shapes = shapes_of(replace(query, sort="relevance"))
        self.atom = AtomFeed(
            title=xml_text(_("%(network)s: %(subject)s") % {"network": network, "subject": subject}),
            link=self._absolute(shapes.page),
            description=None,
            author_name=xml_text(network),
            feed_url=self._absolute(shapes.feed),
            feed_guid=self._name(f"search:{shapes.feed.partition('?')[2]}"),
            language=get_language(),
            published_at=changed,
        )

    def add(self, hits: Iterable[Hit]) -> None:
        """Put `hits` into the feed, in their order."""
        listed = list(hits)
        written = IndexedDocument.objects.filter(key__in=[hit.key for hit in listed])
        updated = dict(written.values_list("key", "updated_at"))
        for hit in listed:
            self.atom.add_item(
                title=xml_text(hit.title),
                link=self._absolute(hit.url),
                description=xml_text(hit.summary),
                unique_id=self._name(hit.key),
                pubdate=start_of(hit.date),
                updateddate=updated.get(hit.key, LONG_AGO),
                categories=[xml_text(str(get_kind(hit.kind).label))],
            )


def _last_change() -> datetime:
    """When a document was last written or withdrawn."""
    last = IndexedDocument.objects.order_by("-version").values_list("updated_at", flat=True).first()
    return last or LONG_AGO


def _network(request: HttpRequest) -> str:
    site = site_of(request)
    return (site.site_name or site.root_page.title) if site else ""
