"""Where a guide comes from and leads to: its editions, and pages to read next."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from rrma_search.page_model import PAGE_MODEL


class GuideEdition(Orderable):
    """An edition; the one of the highest number is the one that readers have before them."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(_("number"))
    date = models.DateField(_("date"), null=True, blank=True)
    changes = models.CharField(_("what changed"), max_length=255, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("this edition as a file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An edition that was replaced can still be read by those who cite it."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.number)


class GuideRelatedPage(Orderable):
    """Another guide, or any page, to read next."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.page)
