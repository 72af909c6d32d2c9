"""Countries, and the subdivisions that stand for a country of their own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.search import index

from ..choices import Continent
from ..fields import DescriptionField, SortNameField
from ..validators import country_code
from .protected import ProtectedValue


class Country(index.Indexed, ProtectedValue):
    """A country (ISO 3166-1, "BJ") or a subdivision that stands for one (ISO 3166-2, "CA-QC" under "CA")."""

    code = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[country_code],
        help_text=_("ISO code: BJ for a country, CA-QC for a subdivision that stands for a country of its own."),
    )
    name = models.CharField(
        _("name"), max_length=100, blank=True, help_text=_("Usual name. Taken from the ISO list when left empty.")
    )
    sort_name = SortNameField()
    continent = models.CharField(_("continent"), max_length=10, choices=Continent.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("For a subdivision only: the country it belongs to."),
    )
    description = DescriptionField()

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.AutocompleteField("code"),
        index.SearchField("code"),
        index.SearchField("description"),
        index.FilterField("continent"),
    ]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Saves; a missing name becomes the usual one of the ISO list, in the active language."""
        self.name = self.name or countries.name(self.code) or self.code
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Holds the code to the ISO list, and a subdivision to its country (ValidationError on the field concerned)."""
        super().clean()
        head, _hyphen, subdivision = self.code.partition("-")
        if not countries.name(head):
            raise ValidationError({"code": _("No country has the code “%(code)s”.") % {"code": head}})
        if not subdivision and self.parent is not None:
            raise ValidationError({"parent": _("Only a subdivision, whose code has a hyphen, is part of a country.")})
        if subdivision and (self.parent is None or self.parent.code != head):
            raise ValidationError({"parent": _("Choose the country whose code is “%(code)s”.") % {"code": head}})
