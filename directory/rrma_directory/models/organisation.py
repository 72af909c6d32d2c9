"""Organisations of the directory."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..choices import Family, Level
from ..fields import AutoSlugField, SortNameField
from ..validators import plausible_year
from .protected import ProtectedValue


class Organisation(index.Indexed, ProtectedValue):
    """A body that takes part in cooperation. Nothing personal is kept here."""

    name = models.CharField(_("name"), max_length=255)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    aliases = models.TextField(
        _("other and former names"),
        blank=True,
        help_text=_("One name a line. The search finds the organisation under each of them."),
    )
    slug = AutoSlugField(help_text=_("Last part of the address of its page. Made from the name when left empty."))
    sort_name = SortNameField()
    kind = models.ForeignKey(
        "rrma_directory.OrganisationKind",
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, blank=True)
    place = models.CharField(
        _("place"), max_length=150, blank=True, help_text=_("Where it works, as readers name it: Cergy-Pontoise.")
    )
    territory = models.ForeignKey(
        "rrma_directory.Territory",
        verbose_name=_("French territory"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text=_("Department, or region when it covers several. Leave empty outside France."),
    )
    country = models.ForeignKey(
        "rrma_directory.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text=_("Where it is based. Leave empty when no single country fits."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("A few sentences for visitors."))
    website = models.URLField(_("web site"), blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    founding_year = models.PositiveSmallIntegerField(
        _("founding year"), null=True, blank=True, validators=[plausible_year]
    )
    closing_year = models.PositiveSmallIntegerField(
        _("closing year"),
        null=True,
        blank=True,
        validators=[plausible_year],
        help_text=_("For an organisation that no longer exists."),
    )
    member_of = models.ManyToManyField(
        "self",
        verbose_name=_("member of"),
        symmetrical=False,
        blank=True,
        related_name="members",
        help_text=_("Networks and bodies it belongs to."),
    )

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("acronym", boost=3),
        index.AutocompleteField("acronym"),
        index.SearchField("aliases", boost=2),
        index.AutocompleteField("aliases"),
        index.SearchField("place"),
        index.SearchField("description"),
        index.RelatedFields("kind", [index.FilterField("family")]),
        index.FilterField("kind"),
        index.FilterField("level"),
        index.FilterField("territory"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Address of its public page."""
        return reverse("rrma_directory:organisation", args=[self.slug])

    @property
    def short_name(self) -> str:
        """The acronym, or the name of an organisation without one."""
        return self.acronym or self.name

    @property
    def distinct_acronym(self) -> str:
        """The acronym where it tells more than the name does, "" otherwise."""
        return "" if self.acronym.casefold() in self.name.casefold() else self.acronym

    @property
    def alias_list(self) -> list[str]:
        """Other and former names, in the order typed."""
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]

    @property
    def family(self) -> Family:
        """The family of its kind."""
        return Family(self.kind.family)

    def clean(self) -> None:
        """An organisation does not close before it is founded (ValidationError on `closing_year`)."""
        super().clean()
        if self.founding_year and self.closing_year and self.closing_year < self.founding_year:
            raise ValidationError({"closing_year": _("The closing year comes before the founding year.")})
