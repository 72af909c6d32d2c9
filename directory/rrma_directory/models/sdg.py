"""The Sustainable Development Goals."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .protected import ProtectedValue


class SDG(index.Indexed, ProtectedValue):
    """One of the 17 goals of the United Nations for 2030."""

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    name = models.CharField(_("short title"), max_length=150)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("sustainable development goal")
        verbose_name_plural = _("sustainable development goals")
        ordering = ["number"]

    def __str__(self) -> str:
        return gettext("SDG %(number)d: %(name)s") % {"number": self.number, "name": self.name}
