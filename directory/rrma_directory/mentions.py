"""What the network publishes about an organisation, read through the search."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import ngettext

from rrma_search.addresses import search_address
from rrma_search.kinds import get_kind, get_kinds
from rrma_search.query import SearchQuery
from rrma_search.search_page import SearchPage, ShownHit
from rrma_search.service import search

from .directory_page import ORGANISATION_KIND
from .models import Organisation

__all__ = ["Mentions", "mentions_of"]

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Mentions:
    """The newest contents of a kind that name the organisation; `all_url` leads to all where there are more."""

    anchor: str
    heading: str
    hits: tuple[ShownHit, ...]
    total: int
    all_url: str

    @property
    def all_label(self) -> str:
        """« Les 31 »."""
        return ngettext("The %(total)d", "All %(total)d", self.total) % {"total": self.total}


def mentions_of(organisation: Organisation, site_id: int | None = None) -> list[Mentions]:
    """The contents that name `organisation`, kind by kind; one search for the counts and one for each kind."""
    query = SearchQuery(filters={"organisation": organisation.slug}, sort="date", page_size=SHOWN, site=site_id)
    totals = {value.value: value.count for value in search(replace(query, page_size=1)).facets.get("type", [])}
    kinds = dict.fromkeys([*get_kinds(), *totals])
    return [_mentions(query, kind, totals[kind]) for kind in kinds if totals.get(kind) and kind != ORGANISATION_KIND]


def _mentions(query: SearchQuery, kind: str, total: int) -> Mentions:
    of_kind = query.with_filter("type", kind)
    hits = tuple(SearchPage(search(of_kind), search_address()).hits)
    all_url = search_address(of_kind) if total > len(hits) else ""
    return Mentions(kind, str(get_kind(kind).plural_label), hits, total, all_url)
