"""The facets of organisations alone: family, kind and first letter. The search page does not draw them."""

from collections.abc import Mapping
from string import ascii_uppercase

from django.utils.translation import gettext_lazy as _

from rrma_search.facets import Facet, FacetLabel, register_facet

from .choices import Family
from .models import OrganisationKind

DIGITS = "0-9"
"""The value of the facet *letter* for names that begin with a digit."""

LETTERS = (*ascii_uppercase, DIGITS)
"""The values of the facet *letter*, in order."""


@register_facet
class FamilyFacet(Facet):
    """Families of organisations."""

    name = "family"
    label = _("Family")
    drawn = False
    in_text = False
    order = "natural"

    def values(self) -> Mapping[str, FacetLabel]:
        """The families in the order of `choices.Family`."""
        return {
            value: FacetLabel(str(label), position=position) for position, (value, label) in enumerate(Family.choices)
        }


@register_facet
class OrganisationKindFacet(Facet):
    """Kinds of organisation, by slug; their names stand in the text of the documents already."""

    name = "organisation_kind"
    label = _("Kind of organisation")
    drawn = False
    in_text = False
    models = ("rrma_directory.OrganisationKind",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every kind by its name, alphabetically where counts are equal."""
        rows = OrganisationKind.objects.order_by("sort_name").values_list("slug", "name")
        return {slug: FacetLabel(name, position=position) for position, (slug, name) in enumerate(rows)}


@register_facet
class LetterFacet(Facet):
    """The first letter of an organisation's name, accents left out; one at a time."""

    name = "letter"
    label = _("Letter")
    multiple = False
    drawn = False
    in_text = False
    order = "natural"

    def values(self) -> Mapping[str, FacetLabel]:
        """The letters of the alphabet, then the digits together."""
        return {value: FacetLabel(value, position=position) for position, value in enumerate(LETTERS)}


def letter_of(sort_name: str) -> tuple[str, ...]:
    """The value of the facet *letter* for a sort name: ("E",) for « ecole »; () for a name of signs alone."""
    first = sort_name[:1].upper()
    if first.isdecimal():
        return (DIGITS,)
    return (first,) if first in LETTERS else ()
