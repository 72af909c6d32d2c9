"""Names of documents outside the site: the same for ever, whatever their address, and no other network's."""

from __future__ import annotations

from collections.abc import Callable
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest
from wagtail.models import Site

from .keeping import site_of

__all__ = ["namer"]


def namer(request: HttpRequest) -> Callable[[str], str]:
    """A function from the key of a document (or any other name) to a URN that no other installation gives.

    The names are made of the one random number that every tree of pages has had since it was planted: they outlive new
    titles, addresses and host names (RFC 9562, version 5).
    """
    namespace = _namespace(site_of(request))
    return lambda name: uuid5(namespace, name).urn


def _namespace(site: Site | None) -> UUID:
    return site.root_page.get_root().translation_key if site else NAMESPACE_URL
