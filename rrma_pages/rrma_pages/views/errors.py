"""What visitors read when something is wrong: the handlers of a site's URL configuration.

Only "not found" is drawn on the site's base template. The others rest on nothing that may be what is broken: no
database, no session, no template of the host, no manifest of static files.
"""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rrma_search.conf import base_template
from rrma_search.typography import french

__all__ = ["bad_request", "csrf_failure", "page_not_found", "permission_denied", "plain_page", "server_error"]

logger = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Status 404, with a search box and ways on; without them where the database does not answer."""
    try:
        response = render(request, "rrma_pages/errors/404.html", {"base_template": base_template()}, status=404)
    except DatabaseError:
        logger.exception("The page for an unknown address was drawn without the database.")
        return plain_page(
            404,
            _("Page not found"),
            _("There is nothing at this address. It may have changed: try again from the home page."),
        )
    response["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Status 500: a page that rests on nothing."""
    return plain_page(
        500,
        _("Something went wrong"),
        _("The fault is ours, not yours. It has been noted; try again in a few minutes."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Status 403."""
    return plain_page(
        403,
        _("This page is not open to you"),
        _("It is kept for some people. If you are one of them, sign in and come back."),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Status 400."""
    return plain_page(
        400,
        _("This request cannot be understood"),
        _("The address or the form sent is not what the site expects. Start again from the home page."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Status 403 for a form whose security token is missing or too old (setting `CSRF_FAILURE_VIEW`)."""
    return plain_page(
        403,
        _("The form has expired"),
        _(
            "For safety, a form left open for too long is not taken. Go back, reload the page and send it again; "
            "the site’s own cookies must be allowed."
        ),
    )


def plain_page(status: int, title: str, text: str, home: str = "/") -> HttpResponse:
    """A page of its own with `title` and `text`, in the look of the theme, never kept by a proxy.

    `home` is the address of a link to the home page; "" for none.
    """
    context = {
        "title": french(title),
        "text": french(text),
        "home": home,
        "home_label": _("Back to the home page"),
        "language": get_language() or settings.LANGUAGE_CODE,
        "stylesheet": f"{settings.STATIC_URL}rrma_pages/errors.css",
        "icon": f"{settings.STATIC_URL}rrma_pages/icon.svg",
    }
    response = HttpResponse(render_to_string("rrma_pages/errors/plain.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response
