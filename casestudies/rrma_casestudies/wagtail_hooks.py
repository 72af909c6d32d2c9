"""Wiring into the admin."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from . import admin_urls
from .actions import tell_of_gap
from .viewsets import CaseSheetListingViewSet


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    """The addresses of this app in the admin."""
    return [path("rrma/fiches/", include(admin_urls, namespace="rrma_casestudies_admin"))]


@hooks.register("register_admin_viewset")
def register_case_sheet_list() -> CaseSheetListingViewSet:
    """The list of all sheets, with its entry in the menu."""
    return CaseSheetListingViewSet("case_sheets", url_prefix="rrma/fiches/liste")


hooks.register("after_create_page", tell_of_gap)
hooks.register("after_edit_page", tell_of_gap)
