"""What the process keeps of a site from one visitor to the next, while nothing that is shown has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.http import HttpRequest
from wagtail.models import Site

from .projection.transaction import written_in_transaction
from .reading import versions

__all__ = ["forget", "kept", "site_of"]

MOST_KEPT = 500
"""Things kept at once; a visitor can make up names of hosts, and each is one."""

Value = TypeVar("Value")

_kept: tuple[dict[str, int], dict[Hashable, object]] = ({}, {})


def kept(request: HttpRequest, key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives: read once, then kept for whoever asks with the same `key`.

    All is forgotten when a document, a label, a page, a restriction or a site changes, in whatever process: each
    request asks for the versions once, before anything is read. In a transaction that has written, nothing is kept.
    """
    global _kept
    if written_in_transaction():
        return read()
    now = _versions(request)
    if _kept[0] != now or len(_kept[1]) > MOST_KEPT:
        _kept = (now, {})
    values = _kept[1]
    if key not in values:
        values[key] = read()
    return values[key]  # type: ignore[return-value]  # what `read` gave for this key


def forget() -> None:
    """Keep nothing of what was read so far: for a database put back behind the process."""
    global _kept
    _kept = ({}, {})


def site_of(request: HttpRequest) -> Site | None:
    """The site that answers `request`, as `Site.find_for_request` finds it, without its query where it is kept."""
    if not hasattr(request, "_wagtail_site"):  # where Wagtail keeps it for the time of the request
        names = tuple(request.META.get(name) for name in ("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "SERVER_NAME"))
        request._wagtail_site = kept(
            request, ("site", *names, request.get_port()), lambda: Site.find_for_request(request)
        )
    return request._wagtail_site


def _versions(request: HttpRequest) -> dict[str, int]:
    if not hasattr(request, "_rrma_versions"):
        request._rrma_versions = versions()
    return request._rrma_versions
