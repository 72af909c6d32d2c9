"""What the letters add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from rrma_newsletter import admin_urls
from rrma_newsletter.menu import NewsletterGroup
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.permission_policies import register_policies
from rrma_search.page_model import Page


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    """The addresses of the letters in the admin."""
    return [path("rrma/lettres/", include(admin_urls, namespace="rrma_newsletter_admin"))]


register_policies()
register_snippet(NewsletterGroup)


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


@hooks.register("register_page_header_buttons")
def sending_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The way from a letter to its sending, for those who may send."""
    if page.pk and user.has_perm("rrma_newsletter.add_sending") and isinstance(page.specific_deferred, NewsletterPage):
        yield Button(_("Send"), reverse("rrma_newsletter_admin:send", args=[page.pk]), icon_name="mail", priority=95)
