"""Cooperations between organisations here and there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

from ..choices import CooperationPattern, Side, StartPrecision
from ..fields import AutoSlugField, SortNameField
from ..validators import plausible_year
from .protected import ProtectedValue


class Cooperation(index.Indexed, ProtectedValue, ClusterableModel):
    """A lasting tie between organisations of two sides; its case sheets live above and point down to it."""

    title = models.CharField(_("title"), max_length=255)
    slug = AutoSlugField(populate_from="title", help_text=_("Made from the title when left empty."))
    sort_name = SortNameField(populate_from="title")
    kinds = ParentalManyToManyField(
        "rrma_directory.CooperationKind", verbose_name=_("kinds"), blank=True, related_name="cooperations"
    )
    pattern = models.CharField(_("pattern"), max_length=24, choices=CooperationPattern.choices, blank=True)
    themes = ParentalManyToManyField(
        "rrma_directory.Theme", verbose_name=_("themes"), blank=True, related_name="cooperations"
    )
    countries = ParentalManyToManyField(
        "rrma_directory.Country",
        verbose_name=_("partner countries"),
        blank=True,
        related_name="cooperations",
        help_text=_("Needed only when no partner of that country is named below."),
    )
    start_year = models.PositiveSmallIntegerField(_("start year"), null=True, blank=True, validators=[plausible_year])
    start_precision = models.CharField(
        _("precision of the start year"), max_length=10, choices=StartPrecision.choices, default=StartPrecision.EXACT
    )
    end_year = models.PositiveSmallIntegerField(
        _("end year"), null=True, blank=True, validators=[plausible_year], help_text=_("Leave empty while it goes on.")
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences for visitors."))

    search_fields = [
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
        index.FilterField("pattern"),
        index.FilterField("start_year"),
        index.FilterField("end_year"),
        index.RelatedFields("kinds", [index.FilterField("slug")]),
        index.RelatedFields("themes", [index.FilterField("slug")]),
    ]

    class Meta:
        verbose_name = _("cooperation")
        verbose_name_plural = _("cooperations")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A cooperation does not end before it starts (ValidationError on `end_year`)."""
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The end year comes before the start year.")})


class CooperationSide(models.Model):
    """An organisation on one of the two sides of a cooperation."""

    cooperation = ParentalKey(Cooperation, on_delete=models.CASCADE, related_name="sides")
    side = models.CharField(_("side"), max_length=6, choices=Side.choices)
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="cooperation_sides",
    )
    position = models.IntegerField(null=True, blank=True, editable=False)

    sort_order_field = "position"

    class Meta:
        verbose_name = _("side of a cooperation")
        verbose_name_plural = _("sides of a cooperation")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.get_side_display()} : {self.organisation}"
