"""Lessons: what a reader may learn of a sheet, one sentence each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..choices import LessonKind, Stated
from ..fields import FigureField


class Lesson(Orderable):
    """An obstacle, a lever, a condition of success, a result, a return home or a failure."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="lessons")
    kind = models.CharField(_("kind"), max_length=24, choices=LessonKind.choices)
    text = models.CharField(_("lesson"), max_length=300, help_text=_("One sentence."))
    stated = models.CharField(
        _("origin"),
        max_length=8,
        choices=Stated.choices,
        default=Stated.INFERRED,
        help_text=_("Whether the sheet uses the word itself, or you drew the lesson from its story."),
    )
    section = models.CharField(
        _("beside the section"),
        max_length=160,
        blank=True,
        help_text=_("Heading of the section beside which it stands. Left empty: chosen after its kind."),
    )
    figure_value = FigureField(_("figure"), max_digits=14, decimal_places=2, null=True, blank=True)
    figure_unit = models.CharField(_("unit"), max_length=60, blank=True, help_text=_("Persons trained, plots, months…"))
    figure_detail = models.CharField(_("detail of the figure"), max_length=80, blank=True, help_text=_("15 + 7, of 8…"))

    class Meta(Orderable.Meta):
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self) -> str:
        return self.text

    @property
    def anchor(self) -> str:
        """The fragment of its address on the page."""
        return f"enseignement-{self.sort_order if self.sort_order is not None else 0}-{self.kind}"
