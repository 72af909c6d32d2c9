"""What is read at once of sheets, so that a page, a list or an index costs the same whatever their length."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from rrma_pages.models import GuidePage, KeywordedPage

from .models.contacts import CaseSheetContact, CaseSheetSupporter
from .models.financing import FinancingFunder
from .models.links import CaseSheetRelatedPage
from .models.sides import CaseSheetOperator, CaseSheetSide

PROVED_GUIDES = "proved_guides_read"
"""Where a sheet keeps those of its related pages that are public guides, when they were read with it."""

FACETS = (
    "countries",
    "themes",
    "sdgs",
    "lessons",
    Prefetch("operators", CaseSheetOperator.objects.select_related("organisation")),
    Prefetch("rrma_keyworded_items", KeywordedPage.objects.select_related("tag")),
)
"""What the values of a sheet under the facets are read from, besides its sides."""

WORDS = (
    "secondary_countries",
    "milestones",
    "building_blocks",
    "counted_figures",
    "links",
    "cross_references",
    "financing_lines",
    Prefetch("financing_lines__line_funders", FinancingFunder.objects.select_related("organisation")),
)
"""What else its words are read from."""

ENDINGS = (
    Prefetch("contacts", CaseSheetContact.objects.select_related("organisation")),
    Prefetch("supporters", CaseSheetSupporter.objects.select_related("organisation__logo", "logo")),
    "related_pages",
)
"""What only its own page shows."""


def prefetch_sides() -> Prefetch:
    """The sides of sheets with their organisations, countries and territories, in one query."""
    related = ("organisation__country", "organisation__territory__parent", "country", "territory__parent")
    return Prefetch("sides", CaseSheetSide.objects.select_related(*related))


def prefetch_guides() -> Prefetch:
    """The related pages of sheets that are guides which anyone may see; asks who may see what, so make it when used."""
    guides = GuidePage.objects.live().public().order_by().values("pk")
    related = CaseSheetRelatedPage.objects.filter(page__in=guides).select_related("page__rrma_guide_page")
    return Prefetch("related_pages", related, to_attr=PROVED_GUIDES)


def with_teasers(sheets: QuerySet) -> QuerySet:
    """`sheets` with all that their teasers show."""
    return sheets.select_related("image").prefetch_related(prefetch_sides(), "countries", "image__renditions")


def document_relations() -> tuple[Any, ...]:
    """What a search document is made of."""
    return (prefetch_sides(), *FACETS, *WORDS)


def load_relations(sheets: Iterable[Model]) -> None:
    """Read at once, from the database, all that the pages of `sheets` show; not for a preview, which has its own."""
    prefetch_related_objects(list(sheets), prefetch_sides(), *FACETS, *WORDS, *ENDINGS)
