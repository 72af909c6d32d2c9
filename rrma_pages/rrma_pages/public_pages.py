"""The page at an address below which files of it stand (`reprendre.odt`, `fiche.pdf`), if anyone may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from rrma_pages.caching import is_restricted
from rrma_search.keeping import site_of
from rrma_search.page_model import Page

__all__ = ["public_page"]


def public_page(request: HttpRequest, path: str) -> Page:
    """The page at `path` of the site that is asked, as its own type; raises Http404 unless anyone may see it."""
    site = site_of(request)
    if site is None:
        raise Http404
    page = site.root_page.localized.specific.route(request, [part for part in path.split("/") if part])[0]
    if is_restricted(page):
        raise Http404
    return page
