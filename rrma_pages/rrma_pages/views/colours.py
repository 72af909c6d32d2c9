"""The style sheet of a site's own colours, which comes after theme.css."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from rrma_pages import colours
from rrma_pages.layout import Layout
from rrma_search.caching import cacheable

__all__ = ["stylesheet"]

YEAR = 365 * 24 * 3600


@require_safe
def stylesheet(request: HttpRequest) -> HttpResponse:
    """The colours of the site of `request`, as CSS.

    Under the address that pages link, which changes with the colours, it is kept for a year; under any other it is
    asked for again each time.
    """
    palette = colours.palette(Layout(request).network)
    response = HttpResponse(colours.stylesheet(palette), content_type="text/css; charset=utf-8")
    if request.GET.get("v") == colours.version(palette):
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return cacheable(request, response)
