"""What a guide has its readers do: what they need first, the steps, the boxes to tick."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from rrma_search.page_model import PAGE_MODEL

from ..choices import AsideKind

STEP_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript"]


class GuidePrerequisite(Orderable):
    """Something to have, or to have done, before the first step."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="prerequisites")
    text = models.CharField(_("prerequisite"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")

    def __str__(self) -> str:
        return self.text


class GuideStep(Orderable):
    """One step; its number is its place in the list. A note beside it may tell what a sheet teaches."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("title"), max_length=160)
    text = RichTextField(_("text"), features=STEP_FEATURES, blank=True)
    aside_kind = models.CharField(_("note on"), max_length=12, choices=AsideKind.choices, blank=True)
    aside_text = models.CharField(
        _("note in the margin"), max_length=255, blank=True, help_text=_("One sentence: what practice has taught.")
    )
    aside_page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page that tells it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A case sheet, for example. Readers see a link once that page is published."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.title


class GuideCheck(Orderable):
    """A box to tick, on the screen or on paper."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="checks")
    text = models.CharField(_("box to tick"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("box to tick")
        verbose_name_plural = _("boxes to tick")

    def __str__(self) -> str:
        return self.text
