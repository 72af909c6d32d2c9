"""French regions and departments, by INSEE code."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from ..choices import TerritoryKind
from ..fields import AutoSlugField, DescriptionField, SortNameField
from ..validators import insee_code
from .protected import ProtectedValue


class Territory(index.Indexed, ProtectedValue):
    """A French region, or a department under its region. Codes are unique inside a kind only (75: region and Paris)."""

    kind = models.CharField(_("kind"), max_length=12, choices=TerritoryKind.choices)
    code = models.CharField(_("INSEE code"), max_length=3, validators=[insee_code])
    name = models.CharField(_("name"), max_length=100)
    slug = AutoSlugField(help_text=_("Made from the name when left empty."))
    sort_name = SortNameField()
    parent = models.ForeignKey(
        "self",
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="departments",
        limit_choices_to={"kind": TerritoryKind.REGION},
        help_text=_("For a department: the region it belongs to."),
    )
    description = DescriptionField()

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.AutocompleteField("code"),
        index.SearchField("code"),
        index.SearchField("description"),
        index.FilterField("kind"),
        index.FilterField("parent"),
    ]

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["sort_name", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code"],
                name="rrma_directory_territory_code",
                violation_error_message=_("This INSEE code is already taken by another territory of the same kind."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.kind == TerritoryKind.DEPARTMENT else self.name

    @property
    def region(self) -> "Territory | None":
        """The region: itself, or the one of the department; None for a department without region."""
        return self if self.kind == TerritoryKind.REGION else self.parent

    @property
    def facet_value(self) -> str:
        """Value of the facet *region*: "75" for a region, "75-33" (region, department) for a department."""
        if self.kind == TerritoryKind.REGION or self.parent is None:
            return self.code
        return f"{self.parent.code}-{self.code}"

    def clean(self) -> None:
        """A department stands under a region, a region under nothing (ValidationError on `parent`)."""
        super().clean()
        if self.kind == TerritoryKind.REGION and self.parent is not None:
            raise ValidationError({"parent": _("A region does not stand under another territory.")})
        if self.kind == TerritoryKind.DEPARTMENT and (self.parent is None or self.parent.kind != TerritoryKind.REGION):
            raise ValidationError({"parent": _("Choose the region of this department.")})
