"""Files that stand below the address of a page (`reprendre.odt`, `fiche.pdf`), if anyone may see it: there and back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from rrma_pages.caching import is_restricted
from rrma_search.addresses import route_address
from rrma_search.keeping import site_of
from rrma_search.page_model import Page

__all__ = ["file_address", "public_page"]


def public_page(request: HttpRequest, path: str) -> Page:
    """The page at `path` of the site that is asked, as its own type; raises Http404 unless anyone may see it."""
    site = site_of(request)
    if site is None:
        raise Http404
    page = site.root_page.localized.specific.route(request, [part for part in path.split("/") if part])[0]
    if is_restricted(page):
        raise Http404
    return page


def file_address(page: Any, name: str, route: str, *arguments: str) -> str:
    """Where the file `name` of `page` is, served at `route`, which takes `arguments` after the path of the page.

    "" where the host does not serve it, and for what not everyone may see.
    """
    if not (page.live and page.url and route_address(route, "", *arguments)) or is_restricted(page):
        return ""
    return f"{page.url.rstrip('/')}/{name}"
