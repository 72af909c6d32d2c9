"""Wiring into the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail import hooks
from wagtail.models import Page

from . import admin_urls
from .actions import pages_to_publish, refuse_unfit, tell_of_gap
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


@hooks.register("before_bulk_action")
def hold_back_unfit_sheets(
    request: HttpRequest, action_type: str, objects: list[Page], action_class_instance: Any
) -> HttpResponse | None:
    """Publishing several pages at once publishes none of them when one is a sheet not fit for readers."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    if refuse_unfit(request, pages_to_publish(objects, request.POST.get("include_descendants"))):
        address = request.GET.get("next", "")
        known = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
        return redirect(address if known else reverse("wagtailadmin_home"))
    return None
