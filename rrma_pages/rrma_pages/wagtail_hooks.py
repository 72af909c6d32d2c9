"""What rrma_pages adds to the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail import hooks
from wagtail.contrib.settings.registry import registry
from wagtail.snippets.models import register_snippet

from rrma_pages.actions import pages_to_publish, refuse_unfit
from rrma_pages.guide_viewsets import AudienceViewSet, GuideListingViewSet
from rrma_pages.models import NetworkSettings
from rrma_pages.news_viewsets import NewsListingViewSet
from rrma_search.page_model import Page

registry.register(NetworkSettings, icon="site")
register_snippet(AudienceViewSet)


@hooks.register("register_admin_viewset")
def register_guide_list() -> GuideListingViewSet:
    """The list of all guides, with its entry in the menu."""
    return GuideListingViewSet("guides", url_prefix="rrma/guides")


@hooks.register("register_admin_viewset")
def register_news_list() -> NewsListingViewSet:
    """The list of all news, with its entry in the menu."""
    return NewsListingViewSet("news", url_prefix="rrma/actualites")


@hooks.register("before_bulk_action")
def hold_back_unfit_pages(
    request: HttpRequest, action_type: str, objects: list[Page], action_class_instance: Any
) -> HttpResponse | None:
    """Publishing several pages at once publishes none of them when one is not fit for readers."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    if refuse_unfit(request, pages_to_publish(objects, request.POST.get("include_descendants"))):
        address = request.GET.get("next", "")
        known = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
        return redirect(address if known else reverse("wagtailadmin_home"))
    return None
