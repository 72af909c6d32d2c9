"""How programs reach the API: pages of any site may read it, nobody can change anything by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _

from .problems import problem

__all__ = ["public"]

METHODS = ("GET", "HEAD", "OPTIONS")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "X-Robots-Tag": "noindex",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """`view` for programs anywhere: it answers GET and HEAD, preflight requests, and refuses the rest as a problem."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _unless_known(request, _answer(view, request, *args, **kwargs))
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    answer.csrf_exempt = True  # safe: nothing is ever written
    return answer


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """`response`, or that it has not changed: told here, since middleware would leave the headers out."""
    if request.method not in ("GET", "HEAD") or response.streaming:
        return response
    if not response.has_header("ETag"):
        set_response_etag(response)
    return get_conditional_response(request, etag=response.get("ETag"), response=response)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={**PREFLIGHT, "Allow": ", ".join(METHODS)})
    if request.method not in METHODS:
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, _("This address is read by GET only."))
        refused.headers["Allow"] = ", ".join(METHODS)
        return refused
    return view(request, *args, **kwargs)
