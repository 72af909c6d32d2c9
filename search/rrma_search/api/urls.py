"""Addresses of the API; a host that has django-ninja includes them where it wants them."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from .access import public
from .documentation import DocumentationView
from .operations import API, NAMESPACE

app_name = NAMESPACE


def _operations() -> list[URLPattern]:
    patterns = {pattern.name: pattern for pattern in API.urls[0]}
    patterns["search"].callback = public(patterns["search"].callback)
    return [patterns["search"], patterns["openapi-json"]]


urlpatterns = [
    # Ninja finds its own addresses by this one.
    path("", RedirectView.as_view(pattern_name=f"{NAMESPACE}:docs"), name="api-root"),
    path("docs", DocumentationView.as_view(), name="docs"),
    *_operations(),
]
