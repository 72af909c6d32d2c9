"""What the letters add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from rrma_newsletter import admin_urls
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.viewsets import NewsletterListingViewSet
from rrma_search.page_model import Page


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    """The addresses of the letters in the admin."""
    return [path("rrma/lettres/", include(admin_urls, namespace="rrma_newsletter_admin"))]


@hooks.register("register_admin_viewset")
def register_letter_list() -> NewsletterListingViewSet:
    """The list of all letters, with its entry in the menu."""
    return NewsletterListingViewSet("newsletters", url_prefix="rrma/lettres/liste")


@hooks.register("register_page_header_buttons")
def letter_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The ways from a letter to its other screens, for those who may edit it."""
    if page.pk and isinstance(page.specific_deferred, NewsletterPage) and page.permissions_for_user(user).can_edit():
        screens = (
            ("compose", _("Compose"), "list-ul"),
            ("check", _("Check"), "check"),
            ("copy", _("Copy for…"), "copy"),
            ("eml", _("Download as .eml"), "download"),
        )
        for order, (name, label, icon) in enumerate(screens):
            url = reverse(f"rrma_newsletter_admin:{name}", args=[page.pk])
            yield Button(label, url, icon_name=icon, priority=90 + order)
