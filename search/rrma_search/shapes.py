"""Where the same search is found in other shapes than the page."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import query_address, route_address
from .query import DEFAULT_SORT, SearchQuery

__all__ = ["Shapes", "documentation_address", "shapes_of"]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Addresses of a search as a page, CSV, XLSX, an Atom feed and JSON; "" for each that the host does not serve."""

    page: str = ""
    csv: str = ""
    xlsx: str = ""
    feed: str = ""
    api: str = ""


def shapes_of(query: SearchQuery) -> Shapes:
    """The other shapes of `query`: of all its results, whatever page is asked for; a feed has its own order."""
    whole = query.with_page(1)
    return Shapes(
        page=query_address("rrma_search:search", query),
        csv=query_address("rrma_search:csv", whole),
        xlsx=query_address("rrma_search:xlsx", whole),
        feed=query_address("rrma_search:feed", whole.with_sort(DEFAULT_SORT)),
        api=query_address("rrma_search_api:search", query),
    )


def documentation_address() -> str:
    """Where readers learn of these shapes; "" where the host does not serve the API."""
    return route_address("rrma_search_api:docs")
