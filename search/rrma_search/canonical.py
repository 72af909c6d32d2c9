"""The one address of a page: below the root of its site, whatever host and parameters it was asked by."""

from __future__ import annotations

from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .keeping import site_of

__all__ = ["absolute_address", "canonical_links"]

NOINDEX = SafeString('<meta name="robots" content="noindex">')


def absolute_address(request: HttpRequest, address: str) -> str:
    """`address` below the root of the site that answers `request`; one that has a host keeps it."""
    site = site_of(request)
    return urljoin(site.root_url if site else request.build_absolute_uri("/"), address)


def canonical_links(request: HttpRequest, address: str) -> SafeString:
    """The element that names `address` as the one address of a page; "" for a page without any.

    An address with parameters is a selection of what other pages hold: search engines are asked to leave it out.
    """
    if not address:
        return SafeString()
    robots = NOINDEX if "?" in address else ""
    return format_html('{}<link rel="canonical" href="{}">', robots, absolute_address(request, address))
