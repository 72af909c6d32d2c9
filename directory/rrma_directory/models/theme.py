"""Themes: a tree kept by the network."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from ..fields import AutoSlugField
from .protected import ProtectedValue


class Theme(index.Indexed, ProtectedValue):
    """A subject of cooperation; choosing a theme in the search includes the themes under it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = AutoSlugField(help_text=_("Part of the search addresses. Made from the name when left empty."))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("Leave empty for a theme of the first rank."),
    )
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("One sentence that tells what belongs here and what does not.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Rank among its neighbours: the smallest number comes first.")
    )

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("definition"),
        index.FilterField("parent"),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def ancestors(self) -> Iterator["Theme"]:
        """The themes above this one, nearest first; stops where a damaged tree would loop."""
        seen = {self.pk}
        theme = self.parent
        while theme is not None and theme.pk not in seen:
            seen.add(theme.pk)
            yield theme
            theme = theme.parent

    def clean(self) -> None:
        """Refuses a parent that stands under the theme itself (ValidationError on `parent`)."""
        super().clean()
        if self.parent is None or self.pk is None:
            return
        if self.parent.pk == self.pk or any(theme.pk == self.pk for theme in self.parent.ancestors()):
            raise ValidationError(
                {"parent": _("A theme cannot stand under itself or under one of its own sub-themes.")}
            )
