"""Headers that let a proxy keep public pages without ever showing a stale one."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)
from django.utils.http import http_date

__all__ = ["cacheable"]


def cacheable(request: HttpRequest, response: HttpResponse, changed: datetime | None = None) -> HttpResponse:
    """Return `response` with ETag, Cache-Control and Vary, or "304 Not Modified" when the visitor has it already.

    Where it is known when the answer last `changed`, Last-Modified says so too.
    A proxy may keep the page but asks before each use: what is unpublished disappears at once. For somebody who is
    signed in the page is private, since it may show tools that others do not see. Headers set before are respected.
    """
    if response.status_code != 200 or response.streaming:
        return response
    if hasattr(response, "render"):
        response.render()
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, **_policy(request))
    patch_vary_headers(response, ["Accept-Encoding"])
    set_response_etag(response)
    last_modified = int(changed.timestamp()) if changed else None
    if last_modified is not None:
        response["Last-Modified"] = http_date(last_modified)
    return get_conditional_response(request, etag=response["ETag"], last_modified=last_modified, response=response)


def _policy(request: HttpRequest) -> dict[str, bool | int]:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return {"private": True, "no_store": True}
    return {"public": True, "max_age": 0, "must_revalidate": True}
