"""The list of all guides."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from rrma_search.page_model import Page

from .base import PublicPageMixin


class GuideIndexPage(PublicPageMixin, Page):
    """Lists the guides, narrowed by audience and level; what it lists is read from the search."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_guide_index_page"
    )
    lede = models.TextField(
        _("opening words"), blank=True, help_text=_("One or two sentences above the list. Plain text.")
    )

    show_in_menus_default = True
    template = "rrma_pages/guide_index_page.html"
    subpage_types = ["rrma_pages.GuidePage"]
    content_panels = [*Page.content_panels, FieldPanel("lede")]

    class Meta:
        verbose_name = _("list of guides")
        verbose_name_plural = _("lists of guides")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Context of the template: `guides`, the list that the address asks for (see `rrma_pages.guide_list`)."""
        # Read here: what reads the search needs every model to be loaded.
        from rrma_pages import guide_list

        return {**super().get_context(request, *args, **kwargs), "guides": guide_list.build(self, request)}
