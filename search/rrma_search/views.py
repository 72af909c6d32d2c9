"""The public search page."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .addresses import search_address
from .caching import cacheable
from .conf import base_template
from .query import SearchQuery
from .results import SearchResults
from .search_page import SearchPage
from .service import search

__all__ = ["search_page"]


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show a search, at its one address: any other way to write the same search leads there."""
    query = requested_query(request)
    if not is_canonical(request, query):
        return HttpResponseRedirect(search_address(query))
    results = search(query)
    if results.total and results.page != query.page:
        return HttpResponseRedirect(search_address(query.with_page(results.page)))
    context = {
        "search": SearchPage(results, search_address(), unfiltered_total(results)),
        "results": results,
        "base_template": base_template(),
    }
    return cacheable(request, render(request, "rrma_search/search.html", context))


def unfiltered_total(results: SearchResults) -> int:
    """How many results the text alone has; looked up only where several filters together leave nothing of them."""
    query = results.query
    if results.total or not query.text or len(query.filters.pairs()) < 2:
        return 0
    return search(query.without_filters()).total


def requested_query(request: HttpRequest) -> SearchQuery:
    """The search that the address asks for, on the site and in the language of the request."""
    site = Site.find_for_request(request)
    language = get_language() if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else None
    return SearchQuery.from_querydict(request.GET, site=site.pk if site else None, language=language)


def is_canonical(request: HttpRequest, query: SearchQuery) -> bool:
    """Whether the address has the parameters of `query`, in their order, and no other.

    Parameters are compared once decoded: what a proxy writes in another encoding must not be sent round in circles.
    """
    given = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return given == parse_qsl(query.to_query_string(), keep_blank_values=True)
