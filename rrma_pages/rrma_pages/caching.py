"""Headers of pages: what anyone may see may be kept by a proxy, what is restricted may not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from rrma_search.caching import cacheable
from rrma_search.page_model import Page

__all__ = ["is_restricted", "serve_cacheable"]

KEPT_AS = "_rrma_restricted"


def serve_cacheable(page: Page, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response`, the answer of `page`, with ETag, Cache-Control and Vary; private if access is restricted."""
    if is_restricted(page):
        patch_cache_control(response, private=True, no_store=True)
    return cacheable(request, response)


def is_restricted(page: Page) -> bool:
    """Whether not everyone may see `page`; asked once of the object that answers a request."""
    if not hasattr(page, KEPT_AS):
        setattr(page, KEPT_AS, page.get_view_restrictions().exists())
    return getattr(page, KEPT_AS)
