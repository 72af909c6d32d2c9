"""The values of a sheet under each facet of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rrma_directory.choices import Side

if TYPE_CHECKING:
    from .models.case_sheet import CaseSheetMixin

PLACE_HERE = "place_here"
PLACE_THERE = "place_there"
SERIES = "series"
SERIES_NUMBER = "series_number"


def sheet_facets(sheet: CaseSheetMixin) -> dict[str, tuple[str, ...]]:
    """Facet name → value keys, leaves only; facets without a value are left out."""
    pair = sheet.pair or ("", "")
    values = {
        "keyword": [item.tag.slug for item in sheet.rrma_keyworded_items.all()],
        "theme": [theme.slug for theme in sheet.themes.all()],
        "country": [country.code for country in sheet.partner_countries],
        "sdg": [str(sdg.number) for sdg in sheet.sdgs.all()],
        "level": [sheet.lead.effective_level] if sheet.lead else [],
        "region": _regions(sheet),
        "lesson": [lesson.kind for lesson in sheet.lessons.all()],
        "organisation": _organisations(sheet),
        "guide": [guide.slug for guide in sheet.proved_guides],
        PLACE_HERE: [pair[0]],
        PLACE_THERE: [pair[1]],
        SERIES: [sheet.series_label],
        SERIES_NUMBER: [str(sheet.series_number or "")],
    }
    return {name: kept for name, given in values.items() if (kept := tuple(dict.fromkeys(filter(None, given))))}


def _regions(sheet: CaseSheetMixin) -> list[str]:
    territories = [side.effective_territory for side in sheet.sides.all() if side.side == Side.HERE]
    return [territory.facet_value for territory in territories if territory]


def _organisations(sheet: CaseSheetMixin) -> list[str]:
    entries = [*sheet.sides.all(), *sheet.operators.all()]
    return [entry.organisation.slug for entry in entries if entry.organisation]
