"""Public pages that show a search."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.generic import View

from . import counting_searches
from .caching import cacheable
from .conf import base_template
from .listings import EVERYTHING, Listing
from .query import SearchQuery
from .results import SearchResults
from .search_page import SearchPage
from .service import search

__all__ = ["SearchView"]


class SearchView(View):
    """A listing at its one address: any other way to write the same search leads there."""

    http_method_names = ["get", "head", "options"]
    listing: Listing = EVERYTHING
    page_class: type[SearchPage] = SearchPage
    template_name = "rrma_search/search.html"

    def address(self) -> str:
        """The path of this page."""
        return self.request.path

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the search that the address asks for, or lead to its one address."""
        query = self.listing.requested(request)
        if not is_canonical(request, query):
            return self._redirect(query)
        results = search(self.listing.asked(query))
        if results.total and results.page != query.page:
            return self._redirect(query.with_page(results.page))
        counting_searches.note(results)
        page = self.page_class(results, self.address(), unfiltered_total(results, self.listing), self.listing)
        context = {"search": page, "results": results, "base_template": base_template()}
        return cacheable(request, render(request, self.template_name, context))

    def _redirect(self, query: SearchQuery) -> HttpResponseRedirect:
        parameters = query.to_query_string()
        return HttpResponseRedirect(f"{self.address()}?{parameters}" if parameters else self.address())


def unfiltered_total(results: SearchResults, listing: Listing) -> int:
    """How many results the text alone has; looked up only where several filters together leave nothing of them."""
    query = listing.stripped(results.query)
    if results.total or not query.text or len(query.filters.pairs()) < 2:
        return 0
    return search(listing.asked(query.without_filters())).total


def is_canonical(request: HttpRequest, query: SearchQuery) -> bool:
    """Whether the address has the parameters of `query`, in their order, and no other.

    Parameters are compared once decoded: what a proxy writes in another encoding must not be sent round in circles.
    """
    given = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return given == parse_qsl(query.to_query_string(), keep_blank_values=True)
