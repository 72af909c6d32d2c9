"""The two sides of the cooperation that a sheet tells of, and the others who take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from rrma_directory.choices import Level, Side, SideRole
from rrma_directory.models import Country, Territory

AUTHORITY_LEVELS = frozenset({Level.REGION, Level.DEPARTMENT, Level.INTERCOMMUNAL, Level.COMMUNE})
"""Levels whose organisations are called by the name of their territory."""


class CaseSheetSide(Orderable):
    """An organisation, or only a place, on one of the two sides."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="sides")
    side = models.CharField(_("side"), max_length=6, choices=Side.choices, default=Side.HERE)
    role = models.CharField(_("role"), max_length=12, choices=SideRole.choices, default=SideRole.PARTNER)
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_sheet_sides",
        help_text=_("Leave empty when the sheet names a place without naming who acts there."),
    )
    level = models.CharField(
        _("level"),
        max_length=20,
        choices=Level.choices,
        blank=True,
        help_text=_("Leave empty to take the level that the directory gives."),
    )
    level_printed = models.CharField(
        _("level as printed"),
        max_length=80,
        blank=True,
        help_text=_("The sheet’s own word: county council, governorate…"),
    )
    territory_name = models.CharField(
        _("place"),
        max_length=160,
        blank=True,
        help_text=_("The place as readers name it: Yen Bai. It stands for this side in lists and headings."),
    )
    territory = models.ForeignKey(
        "rrma_directory.Territory",
        verbose_name=_("French territory"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("In France only. Leave empty to take the one that the directory gives."),
    )
    country = models.ForeignKey(
        "rrma_directory.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty to take the one that the directory gives."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("side")
        verbose_name_plural = _("sides")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The organisation's name, else the place; "" when there is neither."""
        return str(self.organisation) if self.organisation else self.territory_name

    @property
    def effective_level(self) -> str:
        """The level given here, else the organisation's; "" when unknown."""
        return self.level or (self.organisation.level if self.organisation else "")

    @property
    def level_label(self) -> str:
        """The level in words: as printed, else its usual name; "" when unknown."""
        return self.level_printed or str(dict(Level.choices).get(self.effective_level, ""))

    @property
    def effective_country(self) -> Country | None:
        """The country given here, else the organisation's."""
        return self.country or (self.organisation.country if self.organisation else None)

    @property
    def effective_territory(self) -> Territory | None:
        """The French territory given here, else the organisation's."""
        return self.territory or (self.organisation.territory if self.organisation else None)

    @property
    def place(self) -> str:
        """What readers call this side: its place, else the territory of an authority, else the organisation."""
        if self.territory_name or self.organisation is None:
            return self.territory_name or (self.territory.name if self.territory else "")
        if self.organisation.place and self.effective_level in AUTHORITY_LEVELS:
            return self.organisation.place
        return self.organisation.short_name

    @property
    def is_lead(self) -> bool:
        """Whether it leads the cooperation."""
        return self.role == SideRole.LEAD

    @property
    def is_follow_up(self) -> bool:
        """Whether it came in with a cooperation born of the first one."""
        return self.role == SideRole.FOLLOW_UP


class CaseSheetOperator(Orderable):
    """An organisation that takes part without being a side: an operator, an adviser, a supporter in kind."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="operators")
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_sheet_operators",
    )
    other_name = models.CharField(
        _("name"),
        max_length=255,
        blank=True,
        help_text=_("Only for an organisation that the directory does not hold."),
    )
    part = models.CharField(_("part taken"), max_length=255, blank=True, help_text=_("In a few words."))

    class Meta(Orderable.Meta):
        verbose_name = _("other organisation")
        verbose_name_plural = _("other organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The organisation's name in the directory, else the one typed here."""
        return str(self.organisation) if self.organisation else self.other_name
