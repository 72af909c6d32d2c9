"""What lists of sheets read at once, so that a list costs the same whatever its length."""

from django.db.models import Prefetch, QuerySet

from .models.sides import CaseSheetSide

SIDES = ("organisation__country", "organisation__territory__parent", "country", "territory__parent")


def prefetch_sides() -> Prefetch:
    """The sides of sheets with their organisations, countries and territories, in one query."""
    return Prefetch("sides", CaseSheetSide.objects.select_related(*SIDES))


def with_teasers(sheets: QuerySet) -> QuerySet:
    """`sheets` with all that their teasers read."""
    return sheets.select_related("image").prefetch_related(
        prefetch_sides(),
        "countries",
        "themes",
        "sdgs",
        "lessons",
        "operators__organisation",
        "rrma_keyworded_items__tag",
        "image__renditions",
    )
