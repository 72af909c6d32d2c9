"""What visitors search and whether they find it: how often, by quarter, and nothing about who."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["SearchCounter"]


class SearchCounter(models.Model):
    """How often a text was searched in a quarter with so many results.

    `key` is a keyed hash of all three; the text itself is written only once it has been searched three times.
    """

    class Band(models.IntegerChoices):
        """How many results a search had."""

        NONE = 0, _("no result")
        FEW = 1, _("1 or 2 results")
        SOME = 3, _("3 to 9 results")
        MANY = 10, _("10 results or more")

    quarter = models.DateField(_("quarter"))
    key = models.CharField(max_length=64, unique=True)
    text = models.CharField(_("search"), max_length=200, blank=True)
    band = models.PositiveSmallIntegerField(_("results"), choices=Band)
    count = models.PositiveIntegerField(_("times"))

    class Meta:
        """How counters are called and ordered; editors look at them and nobody writes them by hand."""

        verbose_name = _("counted search")
        verbose_name_plural = _("counted searches")
        ordering = ["-quarter", "band", "-count", "text"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        """The text; empty below the third time."""
        return self.text
