"""Audiences: for whom a guide is written."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from rrma_directory.fields import AutoSlugField
from rrma_directory.models.protected import ProtectedValue


class Audience(index.Indexed, ProtectedValue):
    """Somebody that guides are written for: elected members, associations, teachers.

    Rows that a network edits, for each names its readers in its own words; the levels of a guide are a fixed list
    (`choices.GuideLevel`), for three ranks need no editing. They are of this floor, not of the directory's, because
    only pages have an audience: the admin shows them under « Paramètres ».
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = AutoSlugField(help_text=_("Part of the search addresses. Made from the name when left empty."))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Rank in lists: the smallest number comes first.")
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name
