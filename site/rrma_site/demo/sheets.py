"""The sheets of the series, published."""

import datetime as dt
from typing import Any

from django.utils.html import format_html_join
from wagtail.signal_handlers import disable_reference_index_auto_update

from rrma_casestudies.models import CaseSheetIndexPage, CaseSheetPage
from rrma_directory.models import SDG, Cooperation, Country, Keyword, Organisation, Theme
from rrma_directory.slugs import ascii_slug

from . import guides, pictures, sheet_lists
from .content import read, read_sheets
from .publishing import publish

Row = dict[str, Any]


def load() -> None:
    """Creates the sheets that are not there, then publishes them: by then each finds those it goes with."""
    index = CaseSheetIndexPage.objects.first()
    known = set(CaseSheetPage.objects.values_list("slug", flat=True))
    rows = {ascii_slug(row["title"]): row for row in read_sheets()}
    missing = {slug: row for slug, row in rows.items() if slug not in known}
    with disable_reference_index_auto_update():
        drafts = [(_draft(row, slug, index), row) for slug, row in missing.items()]
    slugs = {row["id"]: slug for slug, row in rows.items()}
    for sheet, row in drafts:
        related = [CaseSheetPage.objects.get(slug=slugs[key]) for key in row["related"]]
        sheet_lists.relate(sheet, [*related, *guides.proved_by(row["id"])])
        publish(sheet)


def _draft(row: Row, slug: str, index: CaseSheetIndexPage) -> CaseSheetPage:
    if "logo" in row:
        _give_logo(**row["logo"])
    sheet = CaseSheetPage(slug=slug, live=False, **_fields(row))
    _add_vocabularies(sheet, row)
    sheet_lists.add(sheet, row)
    index.add_child(instance=sheet)
    return sheet


def _fields(row: Row) -> Row:
    return {
        "title": row["title"],
        "subtitle": row.get("subtitle", ""),
        "summary": row["summary"],
        "series_number": row.get("series_number"),
        "publication_date": dt.date.fromisoformat(f"{row['month']}-01"),
        "cooperation_pattern": row["pattern"],
        "cooperation": Cooperation.objects.get(slug=row["cooperation"]),
        "start_year": row.get("start_year"),
        "start_year_basis": row.get("start_year_basis", ""),
        "start_year_note": row.get("start_year_note", ""),
        "project_start_year": row.get("project_start_year"),
        "end_year": row.get("end_year"),
        "licence": read("series")["licence"],
        "body": [("section", _section(section)) for section in row["sections"]],
        **pictures.illustration(row),
        **_financing(row.get("financing", {})),
    }


def _section(section: Row) -> Row:
    return {
        "heading": section.get("heading", ""),
        "custom_heading": section.get("other_heading", ""),
        "content": [("paragraph", format_html_join("", "<p>{}</p>", ((text,) for text in section["paragraphs"])))],
    }


def _give_logo(organisation: str, drawing: str) -> None:
    owner = Organisation.objects.get(slug=organisation)
    if owner.logo is None:
        owner.logo = pictures.find(drawing)
        owner.save()


def _financing(facts: Row) -> Row:
    return {
        "financing_total": facts.get("printed_total"),
        "financing_approximate": facts.get("approximate", False),
        "financing_printed": facts.get("printed_total_text", ""),
        "financing_unit": facts.get("unit", ""),
        "financing_scope": facts.get("scope", ""),
        "financing_period": facts.get("period", ""),
        "financing_from_story": facts.get("from_story", False),
        "financing_notes": facts.get("note", ""),
        "financing_show_gap": facts.get("show_gap", False),
    }


def _add_vocabularies(sheet: CaseSheetPage, row: Row) -> None:
    sheet.themes = Theme.objects.filter(slug__in=row["themes"])
    sheet.sdgs = SDG.objects.filter(number__in=row["sdgs"])
    sheet.secondary_countries = Country.objects.filter(code__in=row.get("secondary_countries", []))
    sheet.keywords.add(*Keyword.objects.filter(slug__in=row["keywords"]))
