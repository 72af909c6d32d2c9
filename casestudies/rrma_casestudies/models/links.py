"""Where a sheet leads: addresses, related pages, other sheets by their number."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from rrma_search.page_model import PAGE_MODEL

from ..choices import LinkKind


class CaseSheetLink(Orderable):
    """Something to see elsewhere; without an address it is named all the same."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=10, choices=LinkKind.choices, default=LinkKind.SITE)
    label = models.CharField(_("title"), max_length=255)
    url = models.URLField(_("address"), blank=True, help_text=_("Left empty: the title is shown without a link."))

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label


class CaseSheetRelatedPage(Orderable):
    """Another page of this site that the editors put beside the sheet."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.page)


class CrossReference(Orderable):
    """Another sheet of a series, by its number: a link as soon as that sheet is published here, plain text before."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="cross_references")
    series = models.CharField(
        _("series"), max_length=120, blank=True, help_text=_("Left empty: the series of this sheet.")
    )
    number = models.PositiveIntegerField(_("number"))
    subject = models.CharField(
        pgettext_lazy("of a link", "subject"), max_length=160, blank=True, help_text=_("What the other sheet tells of.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("cross-reference")
        verbose_name_plural = _("cross-references")

    def __str__(self) -> str:
        return f"{self.series} {self.number}".strip()
