"""Addresses of the API; a host that has django-ninja includes them where it wants them."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from django.views.generic import RedirectView

from .access import public
from .documentation import DocumentationView
from .operations import API, NAMESPACE
from .problems import problem

app_name = NAMESPACE


def _operations() -> list[URLPattern]:
    patterns = {pattern.name: pattern for pattern in API.urls[0]}
    patterns["search"].callback = public(patterns["search"].callback)
    return [patterns["search"], patterns["openapi-json"]]


@public
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Tell a program so as it reads errors, rather than by the page that visitors are shown."""
    return problem(HTTPStatus.NOT_FOUND, _("There is nothing at this address of the API: see its documentation."))


urlpatterns = [
    # Ninja finds its own addresses by this one.
    path("", RedirectView.as_view(pattern_name=f"{NAMESPACE}:docs"), name="api-root"),
    path("docs", DocumentationView.as_view(), name="docs"),
    *_operations(),
    re_path("", no_such_address, name="nothing"),
]
