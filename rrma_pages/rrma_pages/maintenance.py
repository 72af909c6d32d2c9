"""Closing the public site for a while: a file is the switch, so that neither a restart nor the database is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rrma_pages import conf
from rrma_pages.views.errors import plain_page
from rrma_search.addresses import route_address

__all__ = ["MaintenanceMiddleware", "admin_paths", "closed_page"]

RETRY_AFTER = 15 * 60
"""Seconds after which robots and proxies are told to come back."""
LONGEST = 500
"""Signs of a message that are shown."""
ADMINS = ("wagtailadmin_home", "admin:index")


class MaintenanceMiddleware:
    """Answer "503 Service Unavailable" on the public site while the file `RRMA_MAINTENANCE_FILE` is there.

    Both admins, static files and media stay open. What is written in the file is shown to visitors.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """`get_response`: the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The site's answer to `request`, or the page that says that the site is closed."""
        switch = conf.maintenance_file()
        if switch is None or not switch.is_file() or request.path.startswith(open_paths()):
            return self.get_response(request)
        return closed_page(message_in(switch))


def closed_page(message: str = "") -> HttpResponse:
    """The page that says that the site is closed; `message` (when it opens again) in place of the usual words."""
    text = message or _("The site is being looked after. It will be back shortly; nothing is lost.")
    response = plain_page(503, _("Closed for a moment"), text, home="")
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def message_in(switch: Path) -> str:
    """The words in the file `switch`, cut at `LONGEST` signs; "" where they cannot be read."""
    try:
        return switch.read_text(encoding="utf-8")[:LONGEST].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def open_paths() -> tuple[str, ...]:
    """How the paths begin that stay open."""
    return tuple(path for path in (settings.STATIC_URL, settings.MEDIA_URL, *admin_paths()) if path.startswith("/"))


def admin_paths() -> tuple[str, ...]:
    """How the paths of Wagtail's admin and of Django's begin, of those that the host serves."""
    return tuple(path for name in ADMINS if (path := route_address(name)))
