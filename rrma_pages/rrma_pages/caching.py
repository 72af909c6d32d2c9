"""Headers of pages: what anyone may see may be kept by a proxy, what is restricted may not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from rrma_search.caching import cacheable
from rrma_search.page_model import Page

__all__ = ["serve_cacheable"]


def serve_cacheable(page: Page, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response`, the answer of `page`, with ETag, Cache-Control and Vary; private if access is restricted."""
    if page.get_view_restrictions().exists():
        patch_cache_control(response, private=True, no_store=True)
    return cacheable(request, response)
