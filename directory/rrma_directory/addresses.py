"""Addresses of the directory; "" where a project does not serve it."""

from rrma_search.addresses import query_address
from rrma_search.query import SearchQuery

__all__ = ["directory_address"]


def directory_address(query: SearchQuery | None = None) -> str:
    """The one address of `query` (without filter on the type) in the directory; of the whole directory without one."""
    return query_address("rrma_directory:directory", query)
