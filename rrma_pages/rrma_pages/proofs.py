"""What proves a guide: the public pages that name it, read through the search, for they stand on floors above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rrma_pages.teasers import Teaser, teasers_of
from rrma_search.addresses import search_address
from rrma_search.query import SearchQuery
from rrma_search.results import Hit
from rrma_search.service import search

__all__ = ["Proofs", "find"]

SHEET_KIND = "case-sheet"
SHOWN_SHEETS = 8
SHOWN_NEWS = 3
READ = 60


@dataclass(frozen=True, slots=True)
class Proofs:
    """`sheets`: the eight newest of `total`; `url`: all of them in the search, "" when shown already; `news`: three."""

    sheets: list[Teaser]
    total: int
    url: str
    news: list[Teaser]


def find(slug: str, site: int | None) -> Proofs:
    """The pages of `site` that name the guide `slug`: one search."""
    query = SearchQuery(filters={"guide": [slug]}, sort="date", page_size=READ, site=site)
    results = search(query)
    sheets = _of_kind(results.hits, SHEET_KIND)
    total = next((value.count for value in results.facets.get("type", []) if value.value == SHEET_KIND), 0)
    chosen = [*sheets[:SHOWN_SHEETS], *_of_kind(results.hits, "news")[:SHOWN_NEWS]]
    teasers = teasers_of(chosen)
    address = search_address(query.with_filter("type", SHEET_KIND))
    return Proofs(
        [teaser for teaser in teasers if teaser.kind == SHEET_KIND],
        total,
        address if total > SHOWN_SHEETS else "",
        [teaser for teaser in teasers if teaser.kind != SHEET_KIND],
    )


def _of_kind(hits: Iterable[Hit], kind: str) -> list[Hit]:
    return [hit for hit in hits if hit.kind == kind]
