"""Keywords: the tags of every page type."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.search import index

from ..fields import AutoSlugField, DescriptionField, SortNameField
from ..slugs import ascii_slug
from .protected import ProtectedValue


class Keyword(index.Indexed, ProtectedValue, TagBase):
    """A free word that editors put on pages; shared by all page types, renamed and merged in the admin."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = AutoSlugField(help_text=_("Part of the search addresses. Made from the name when left empty."))
    sort_name = SortNameField()
    description = DescriptionField()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("description"),
    ]

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["sort_name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The slug taggit asks for: ASCII, numbered from the second homonym on."""
        slug = ascii_slug(tag, 94) or "mot-cle"
        return slug if i is None else f"{slug}-{i + 1}"
