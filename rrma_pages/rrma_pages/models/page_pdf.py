"""The PDF of a page, kept from when it was made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rrma_search.page_model import PAGE_MODEL


class PagePdf(models.Model):
    """What was made of a page, and of what: kept in the database, where nobody reads it who may not read the page."""

    wagtail_reference_index_ignore = True  # the page is not « used » by it

    page = models.OneToOneField(
        PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    fingerprint = models.CharField(_("fingerprint of what it was made of"), max_length=64)
    data = models.BinaryField(_("file"))
    size = models.PositiveIntegerField(_("size in bytes"))
    pages = models.PositiveSmallIntegerField(_("number of pages"))

    class Meta:
        verbose_name = _("PDF of a page")
        verbose_name_plural = _("PDFs of pages")

    def __str__(self) -> str:
        return str(self.page)
