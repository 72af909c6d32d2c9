"""Headers that the demonstration site puts on every answer, beside those of Django."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rrma_pages.maintenance import admin_paths

__all__ = ["ADMIN", "MEDIA", "PUBLIC", "ContentSecurityPolicyMiddleware", "permissions_policy"]

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
"""Public pages: what the site serves itself, nothing inline. Editors' own tools on these pages live with it too.

The admin frames them: Wagtail answers for its preview with what the page itself would answer.
"""

ADMIN = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
"""Both admins: Wagtail's own screens have scripts and styles inside the page; still nothing from elsewhere, no eval."""

MEDIA = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [NONE],
    "sandbox": True,
}
"""Uploaded files: a drawing (SVG) opened by itself may be styled, and can do nothing."""

FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The policy of the kind of answer: admin, uploaded file, or public page."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponse, report_only: bool = False) -> PolicyParts:
        """The parts of the header; a view that has set a policy of its own keeps it."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only:
            parts.config = policy(request.path, response.status_code)
        return parts


def policy(path: str, status: int) -> dict[str, object]:
    """The directives for an answer under `path`; an error about an uploaded file is a page like others."""
    if path.startswith(admin_paths()):
        return ADMIN
    return MEDIA if path.startswith(settings.MEDIA_URL) and status < 400 else PUBLIC


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put a Permissions-Policy on every answer: no page of the site, and none it frames, needs these features."""
    value = ", ".join(f"{feature}=()" for feature in FEATURES)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", value)
        return response

    return middleware
