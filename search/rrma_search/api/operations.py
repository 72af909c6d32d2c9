"""What the API does: one operation, the search."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import Throttled

from rrma_search.caching import cacheable
from rrma_search.identity import namer
from rrma_search.listings import EVERYTHING
from rrma_search.query import DEFAULT_PAGE_SIZE, SearchQuery
from rrma_search.service import search

from .access import public
from .answers import SearchAnswer, answer_of
from .parameters import PAGE_SIZE_PARAMETER, faults, parameters
from .problems import PROBLEM_TYPE, Problem, problem
from .rate_limit import PerMinute

__all__ = ["API", "NAMESPACE"]

NAMESPACE = "rrma_search_api"
SEARCH = "/search"
ANSWERS = {
    HTTPStatus.OK: (SearchAnswer, gettext_lazy("The results.")),
    HTTPStatus.BAD_REQUEST: (Problem, gettext_lazy("A parameter cannot be answered.")),
    HTTPStatus.NOT_FOUND: (Problem, gettext_lazy("There is no such page of results.")),
    HTTPStatus.TOO_MANY_REQUESTS: (Problem, gettext_lazy("Too many requests: “Retry-After” tells when to come back.")),
}


class SearchAPI(NinjaAPI):
    """Ninja's, its description completed by what is only known once every app has declared its facets."""

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:
        """The OpenAPI document, in the language of the request."""
        document = super().get_openapi_schema(**options)
        for schema in document["components"]["schemas"].values():
            schema.pop("description", None)  # the docstring of its class, for whoever reads the code
        for path in document["paths"].values():
            path.pop("head", None)
            path["get"]["parameters"] = [parameter.as_openapi() for parameter in parameters()]
            for status, (model, meaning) in ANSWERS.items():
                answer = path["get"]["responses"][status]
                answer["description"] = meaning
                if model is Problem:
                    answer["content"] = {PROBLEM_TYPE: answer["content"].pop("application/json")}
        return document


API = SearchAPI(
    title=gettext_lazy("Search API"),
    version="1",
    description=gettext_lazy("The search of the site for programs: the same parameters, the same numbers as its page."),
    urls_namespace=NAMESPACE,
    docs_url=None,
    docs_decorator=public,
    throttle=[PerMinute()],
)


@API.api_operation(
    ["GET", "HEAD"],
    SEARCH,
    url_name="search",
    operation_id="search",
    summary=gettext_lazy("Search"),
    description=gettext_lazy("One page of results, and the counts of every facet. Hits have nothing personal."),
    response={status: model for status, (model, _meaning) in ANSWERS.items()},
)
def search_operation(request: HttpRequest) -> HttpResponse:
    """Answer the search that the address asks for."""
    wrong = faults(request.GET)
    if wrong:
        return problem(HTTPStatus.BAD_REQUEST, _("Some parameters cannot be answered: see “errors”."), *wrong)
    query = _requested(request)
    results = search(query)
    if query.page > max(results.page_count, 1):
        detail = _("There is no page %(page)d: the last one is %(last)d.")
        return problem(HTTPStatus.NOT_FOUND, detail % {"page": query.page, "last": max(results.page_count, 1)})
    answer = answer_of(results, request.build_absolute_uri, namer(request))
    return cacheable(request, HttpResponse(answer.model_dump_json(), content_type="application/json"))


def _requested(request: HttpRequest) -> SearchQuery:
    query = EVERYTHING.requested(request)
    return replace(query, page_size=int(request.GET.get(PAGE_SIZE_PARAMETER, DEFAULT_PAGE_SIZE)))


@API.exception_handler(Throttled)
def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Say so; Ninja adds when to come back."""
    return problem(HTTPStatus.TOO_MANY_REQUESTS, _("Too many requests: come back in a moment."))
