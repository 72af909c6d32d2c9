"""Milestones: what happened when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Milestone(Orderable):
    """A date as the sheet gives it, and what happened then."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="milestones")
    date = models.CharField(
        _("date"), max_length=40, help_text=_("As precise as the sheet is: 2012, 2012-10 or 2019/2020.")
    )
    event = models.CharField(_("event"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return f"{self.date} : {self.event}"
