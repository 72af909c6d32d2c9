"""Where the search page is."""

from django.urls import NoReverseMatch, reverse

from .query import SearchQuery

__all__ = ["search_address"]


def search_address(query: SearchQuery | None = None) -> str:
    """The one address of `query` on the search page (of the page itself without one); "" where it is not served."""
    try:
        path = reverse("rrma_search:search")
    except NoReverseMatch:
        return ""
    parameters = query.to_query_string() if query else ""
    return f"{path}?{parameters}" if parameters else path
