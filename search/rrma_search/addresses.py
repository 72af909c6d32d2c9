"""Where the search page is, and where the labels of values lead."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .facets import get_facet
from .query import SearchQuery
from .typography import french

__all__ = ["LinkedLabel", "query_address", "route_address", "search_address", "value_address"]


class LinkedLabel(str):
    """A label that knows where it leads: a plain string for whoever only prints it, `url` for who links it."""

    url: str

    def __new__(cls, label: str, url: str = "") -> "LinkedLabel":
        """`label`, leading to `url` ("" for nowhere)."""
        made = super().__new__(cls, label)
        made.url = url
        return made

    @property
    def link(self) -> SafeString:
        """The label in French typography, as a link where it leads somewhere: HTML, escaped."""
        return _link(str(self), self.url)


@lru_cache(maxsize=1024)
def _link(label: str, url: str) -> SafeString:
    text = french(label)
    return format_html('<a href="{}">{}</a>', url, text) if url else escape(text)


def route_address(name: str, *arguments: str) -> str:
    """The address of the route `name`, worked out once; "" where the host does not serve it."""
    return _route_address(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), get_language(), name, arguments)


@lru_cache(maxsize=4096)
def _route_address(
    urlconf: str, _script_prefix: str, _language: str | None, name: str, arguments: tuple[str, ...]
) -> str:
    try:
        return reverse(name, urlconf, args=arguments)
    except NoReverseMatch:
        return ""


def query_address(route: str, query: SearchQuery | None = None) -> str:
    """The one address of `query` at `route` (of the page itself without one); "" where the host does not serve it."""
    path, parameters = route_address(route), query.to_query_string() if query else ""
    return f"{path}?{parameters}" if path and parameters else path


def search_address(query: SearchQuery | None = None) -> str:
    """The one address of `query` on the search page (of the page itself without one); "" where it is not served."""
    return query_address("rrma_search:search", query)


def value_address(facet_name: str, value: str) -> str:
    """Where the label of a facet value leads: the page about it, else the search filtered by it, "" without both."""
    facet = get_facet(facet_name)
    own = facet.address(value) if facet else ""
    return own or search_address(SearchQuery(filters={facet_name: value}))
