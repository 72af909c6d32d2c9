"""The pages named at the foot of every page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from rrma_pages.choices import FooterColumn
from rrma_search.page_model import PAGE_MODEL


class FooterPage(Orderable):
    """A page named at the foot of every page, in one of its columns or in the last line."""

    network = ParentalKey("rrma_pages.NetworkSettings", on_delete=models.CASCADE, related_name="footer_pages")
    column = models.CharField(_("place at the foot"), max_length=12, choices=FooterColumn.choices)
    page = models.ForeignKey(PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("page at the foot")
        verbose_name_plural = _("pages at the foot")

    def __str__(self) -> str:
        return str(self.page)
