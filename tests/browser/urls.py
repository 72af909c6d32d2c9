"""Addresses of the sites that the browser tests visit: the demonstration's, and some where something goes wrong."""

from typing import NoReturn

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from rrma_pages.maintenance import closed_page
from rrma_site.urls import *  # noqa: F403

TROUBLE = {400: BadRequest, 403: PermissionDenied, 500: RuntimeError}


def fail(request: HttpRequest, code: int) -> NoReturn:
    """Fails in the way that makes the site answer with this status."""
    raise TROUBLE[code]


def closed(request: HttpRequest) -> HttpResponse:
    """What visitors see while the site is closed, with the message that the address gives."""
    return closed_page(request.GET.get("message", ""))


urlpatterns = [path("essai/503/", closed), path("essai/<int:code>/", fail), *urlpatterns]  # noqa: F405
