"""Kinds of organisation and kinds of cooperation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from ..choices import Family
from ..fields import AutoSlugField, SortNameField
from .protected import ProtectedValue


class OrganisationKind(index.Indexed, ProtectedValue):
    """What an organisation is: a commune, an association of migrants, a university…"""

    name = models.CharField(_("name"), max_length=120, unique=True)
    plural = models.CharField(_("plural"), max_length=120)
    slug = AutoSlugField(help_text=_("Made from the name when left empty."))
    sort_name = SortNameField()
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    family = models.CharField(_("family"), max_length=40, choices=Family.choices)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("acronym"),
        index.FilterField("family"),
    ]

    class Meta:
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisation")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name


class CooperationKind(index.Indexed, ProtectedValue):
    """What a cooperation is: a twinning, an exchange of practice… A cooperation may be several at once."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = AutoSlugField(help_text=_("Made from the name when left empty."))
    sort_name = SortNameField()
    definition = models.TextField(_("definition"), blank=True)
    in_law = models.BooleanField(
        _("listed by French law"),
        default=False,
        help_text=_("Ticked when the State's own list of external actions of local authorities names it."),
    )

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("definition"),
    ]

    class Meta:
        verbose_name = _("kind of cooperation")
        verbose_name_plural = _("kinds of cooperation")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name
