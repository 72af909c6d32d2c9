"""The home page of a network's site."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from rrma_pages import panels
from rrma_pages.models.base import PublicPageMixin
from rrma_search.page_model import Page


class HomePage(PublicPageMixin, Page):
    """Opening words and picture are written; sheets, entry points and figures are read from the search."""

    # Named, for every host made by `wagtail start` has a HomePage of its own; not serialised, as Django's own is not.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_home_page"
    )
    eyebrow = models.CharField(
        verbose_name=_("line above the title"),
        max_length=80,
        blank=True,
        help_text=_("A few words that say what this collection is."),
    )
    headline = models.CharField(
        verbose_name=_("headline"),
        max_length=160,
        blank=True,
        help_text=_("The large words of the page. Left blank: the title."),
    )
    lede = models.TextField(
        verbose_name=_("opening words"),
        blank=True,
        help_text=_("Two or three sentences under the headline. Plain text; figures are computed further down."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("illustration"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        verbose_name=_("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it. Left blank: the picture is decorative."),
    )
    image_credit = models.CharField(verbose_name=_("credit"), max_length=255, blank=True)

    content_panels = panels.HOME_PANELS
    template = "rrma_pages/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Context of the template: `front`, what the search knows of the site; `news`, the latest (None for none)."""
        # Read here: what reads the search needs every model to be loaded.
        from rrma_pages import front, latest_news

        context = super().get_context(request, *args, **kwargs)
        context["front"] = front.build(request)
        context["news"] = latest_news.build(request)
        return context
