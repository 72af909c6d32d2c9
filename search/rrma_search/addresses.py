"""Where the search page is, and where the labels of values lead."""

from django.urls import NoReverseMatch, reverse

from .facets import get_facets
from .query import SearchQuery

__all__ = ["LinkedLabel", "search_address", "value_address"]


class LinkedLabel(str):
    """A label that knows where it leads: a plain string for whoever only prints it, `url` for who links it."""

    url: str

    def __new__(cls, label: str, url: str = "") -> "LinkedLabel":
        """`label`, leading to `url` ("" for nowhere)."""
        made = super().__new__(cls, label)
        made.url = url
        return made


def search_address(query: SearchQuery | None = None) -> str:
    """The one address of `query` on the search page (of the page itself without one); "" where it is not served."""
    try:
        path = reverse("rrma_search:search")
    except NoReverseMatch:
        return ""
    parameters = query.to_query_string() if query else ""
    return f"{path}?{parameters}" if parameters else path


def value_address(facet_name: str, value: str) -> str:
    """Where the label of a facet value leads: the page about it, else the search filtered by it, "" without both."""
    facet = get_facets().get(facet_name)
    own = facet.address(value) if facet else ""
    return own or search_address(SearchQuery(filters={facet_name: value}))
