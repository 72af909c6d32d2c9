"""Building blocks: the pieces of a project that another can take up on their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class BuildingBlock(Orderable):
    """A piece that stands without the rest."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="building_blocks")
    name = models.CharField(_("name"), max_length=160)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences."))
    needs = models.CharField(_("what it takes"), max_length=160, blank=True, help_text=_("A skill, a sum, a time…"))

    class Meta(Orderable.Meta):
        verbose_name = _("building block")
        verbose_name_plural = _("building blocks")

    def __str__(self) -> str:
        return self.name
