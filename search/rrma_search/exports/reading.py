"""All the hits of a search, read a page at a time: what an export costs in memory does not grow with its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from rrma_search import conf, engines
from rrma_search.facet_lists import Vocabularies
from rrma_search.query import MAX_PAGE, MAX_PAGE_SIZE, SearchQuery
from rrma_search.reading import Reading
from rrma_search.results import Hit, SearchResults
from rrma_search.service import search

__all__ = ["Export"]


class Export:
    """The hits of `query` in the order of its page, at most as many as the settings allow.

    The engine in the database answers: its numbers are those of any other, and it gives pages however far they are.
    """

    def __init__(self, query: SearchQuery) -> None:
        """Ask for the first hits, so that their number is known before anything is written."""
        self._query = replace(query, page=1, page_size=MAX_PAGE_SIZE)
        self._begun = Reading.now()
        self._first = self._page(1)
        self.total = self._first.total

    def __len__(self) -> int:
        """How many results are exported."""
        return min(self.total, conf.export_limit(), MAX_PAGE * MAX_PAGE_SIZE)

    @property
    def is_cut(self) -> bool:
        """Whether the search has more results than are exported."""
        return self.total > len(self)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The values of every declared facet."""
        return self._begun.vocabularies()

    def __iter__(self) -> Iterator[Hit]:
        """Each hit once; where the index changed meanwhile, what moved to a page read before comes last."""
        told: set[str] = set()
        yield from self._untold(self._first, told)
        if self._begun.documents != Reading.now().documents:
            yield from self._untold(self._page(1), told)

    def _untold(self, first: SearchResults, told: set[str]) -> Iterator[Hit]:
        for results in self._pages(first):
            for hit in results.hits:
                if hit.key not in told and len(told) < len(self):
                    told.add(hit.key)
                    yield hit

    def _pages(self, first: SearchResults) -> Iterator[SearchResults]:
        yield first
        for number in range(2, -(-len(self) // self._query.page_size) + 1):
            yield self._page(number)

    def _page(self, number: int) -> SearchResults:
        return search(self._query.with_page(number), engines.embedded())
