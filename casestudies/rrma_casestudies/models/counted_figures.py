"""Figures that a sheet counts: people trained, plots, years."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..choices import CountedNature, Qualifier
from ..fields import FigureField


class CountedFigure(Orderable):
    """A number with its unit, and what it is worth."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="counted_figures")
    label = models.CharField(_("what is counted"), max_length=160)
    value = FigureField(_("how many"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    nature = models.CharField(_("nature"), max_length=12, choices=CountedNature.choices, default=CountedNature.DONE)
    qualifier = models.CharField(_("precision"), max_length=12, choices=Qualifier.choices, default=Qualifier.EXACT)

    class Meta(Orderable.Meta):
        verbose_name = _("counted figure")
        verbose_name_plural = _("counted figures")

    def __str__(self) -> str:
        return self.label
