"""Files that stand below a page: Wagtail's own addresses have no dot in them."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.views import serve

from rrma_pages.page_feeds import FEED


def feed(request: HttpRequest, path: str) -> HttpResponseBase:
    """The feed of the page at `path`, as Wagtail serves the route `flux.xml/` below it: restrictions hold here too.

    Raises Http404 for a page that has no feed.
    """
    return serve(request, f"{path}{FEED}/")
