"""The financing of a sheet, as printed."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from ..choices import FinancingUnit
from ..fields import FigureField
from ..financing import Financing, compute
from ..financing_table import FinancingTable, tabulate


class FinancingMixin(models.Model):
    """The printed total of a sheet and what it covers; its lines are `financing_lines`."""

    financing_total = FigureField(
        _("printed total, in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("As printed, even when the lines do not add up to it."),
    )
    financing_approximate = models.BooleanField(_("the sheet says “about”"), default=False)
    financing_printed = models.CharField(
        _("total as printed"),
        max_length=120,
        blank=True,
        help_text=_("The sheet’s own words, kept for the record: “about 5000 euros”."),
    )
    financing_unit = models.CharField(
        _("this total pays for"),
        max_length=12,
        choices=FinancingUnit.choices,
        blank=True,
        help_text=_("The whole project, or one year, one plot…: a unit cost is never multiplied."),
    )
    financing_scope = models.CharField(
        _("what it covers"),
        max_length=255,
        blank=True,
        help_text=_("The part of the project that the figures tell of."),
    )
    financing_period = models.CharField(_("period"), max_length=80, blank=True, help_text=_("As printed: 2018-2019."))
    financing_from_story = models.BooleanField(
        _("the figures come from the story"),
        default=False,
        help_text=_("Tick when the printed sheet has no heading of its own for its financing."),
    )
    financing_notes = models.TextField(
        _("notes on the financing"), blank=True, help_text=_("Shown to readers under the figures.")
    )
    financing_show_gap = models.BooleanField(
        _("show the gap to readers"),
        default=False,
        help_text=_("When the printed figures do not add up: tick to say so under them, in one calm sentence."),
    )

    class Meta:
        abstract = True

    @property
    def financing(self) -> Financing:
        """What the printed lines make of the printed total, with the lines as they are in memory."""
        return compute(self.financing_total, self.financing_lines.all())

    @property
    def financing_table(self) -> FinancingTable:
        """What readers see of the figures: nothing computed from figures that contradict each other, unless chosen."""
        return tabulate(self.financing, self.financing_lines.all(), self.financing_show_gap)

    @property
    def has_financing(self) -> bool:
        """Whether there is anything to show: a total, a line, or a note."""
        return bool(self.financing_total or self.financing_notes or self.financing_lines.count())


class FinancingLine(Orderable, ClusterableModel):
    """Who pays, and how much: an amount, or a share, or neither; one line may stand for several funders together."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="financing_lines")
    other_funders = models.CharField(
        _("other funders"),
        max_length=255,
        blank=True,
        help_text=_("Names that the directory does not hold."),
    )
    recipient = models.CharField(
        _("paid to"), max_length=255, blank=True, help_text=_("Only when the sheet says to whom.")
    )
    amount = FigureField(
        _("amount, in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    share = FigureField(
        _("share, in per cent"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    joint = models.BooleanField(
        _("common to these funders"), default=False, help_text=_("The sheet does not say how they divide it.")
    )
    printed = models.CharField(
        _("as printed"), max_length=120, blank=True, help_text=_("The sheet’s own words, kept for the record.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("financing line")
        verbose_name_plural = _("financing lines")

    def __str__(self) -> str:
        return self.funders

    @property
    def funder_names(self) -> list[str]:
        """The names of the funders, those of the directory first."""
        names = [str(funder.organisation) for funder in self.line_funders.all()]
        return [*names, self.other_funders] if self.other_funders else names

    @property
    def funders(self) -> str:
        """The names of the funders in one phrase."""
        return get_text_list(self.funder_names, gettext("and"))

    def clean(self) -> None:
        """A line gives an amount or a share, not both (ValidationError on `share`)."""
        super().clean()
        if self.amount is not None and self.share is not None:
            raise ValidationError(
                {"share": _("Give the amount or the share, whichever is printed: the other one is worked out.")}
            )


class FinancingFunder(Orderable):
    """An organisation of the directory that pays a line, alone or with others."""

    line = ParentalKey(FinancingLine, on_delete=models.CASCADE, related_name="line_funders")
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("funder"),
        on_delete=models.PROTECT,
        related_name="case_sheet_financing",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self) -> str:
        return str(self.organisation)
