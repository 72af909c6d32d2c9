"""The list of all sheets."""

from __future__ import annotations

from django.core.paginator import Page as PageOfObjects
from django.core.paginator import Paginator
from django.db import models
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from rrma_pages.models import PublicPageMixin
from rrma_search.page_model import Page

from ..querysets import with_teasers
from .case_sheet import CaseSheetPage

PAGE_SIZE = 12


class CaseSheetIndexPage(PublicPageMixin, Page):
    """Lists the sheets under it, latest first, and points to the search."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_case_sheet_index_page"
    )
    lede = models.TextField(
        _("opening words"), blank=True, help_text=_("One or two sentences above the list. Plain text.")
    )

    show_in_menus_default = True
    template = "rrma_casestudies/case_sheet_index_page.html"
    subpage_types = ["rrma_casestudies.CaseSheetPage"]
    content_panels = [*Page.content_panels, FieldPanel("lede")]

    class Meta:
        verbose_name = _("list of case sheets")
        verbose_name_plural = _("lists of case sheets")

    def sheets(self) -> models.QuerySet[CaseSheetPage]:
        """The sheets that anyone may see, latest first."""
        date = Coalesce("publication_date", TruncDate("first_published_at"))
        return CaseSheetPage.objects.child_of(self).live().public().order_by(date.desc(nulls_last=True), "title", "pk")

    def sheet_page(self, number: str | int | None) -> PageOfObjects:
        """The page `number` of the list, the nearest one when there is none of that number."""
        return Paginator(with_teasers(self.sheets()), PAGE_SIZE).get_page(number)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Context of the template: `sheets`, one page of the list."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "sheets": self.sheet_page(request.GET.get("page"))}
