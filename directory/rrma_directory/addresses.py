"""Addresses of the directory; "" where a project does not serve it."""

from django.urls import NoReverseMatch, reverse

from rrma_search.query import SearchQuery

__all__ = ["directory_address"]


def directory_address(query: SearchQuery | None = None) -> str:
    """The one address of `query` (without filter on the type) in the directory; of the whole directory without one."""
    try:
        path = reverse("rrma_directory:directory")
    except NoReverseMatch:
        return ""
    parameters = query.to_query_string() if query else ""
    return f"{path}?{parameters}" if parameters else path
