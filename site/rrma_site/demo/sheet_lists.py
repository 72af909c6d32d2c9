"""The lists that hang on a sheet: sides, financing lines, lessons, contacts and the like."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from rrma_casestudies import models
from rrma_directory.models import Country, Organisation

Row = dict[str, Any]


def add(sheet: models.CaseSheetPage, row: Row) -> None:
    """Puts on `sheet`, not saved yet, all the lists that its facts give."""
    sheet.sides = _numbered(_side(facts) for facts in row["sides"])
    sheet.operators = _numbered(
        models.CaseSheetOperator(organisation=_organisation(facts), part=facts["part"])
        for facts in row.get("operators", [])
    )
    sheet.financing_lines = _numbered(_line(facts) for facts in row.get("financing", {}).get("lines", []))
    sheet.lessons = _numbered(_lesson(facts) for facts in row.get("lessons", []))
    sheet.building_blocks = _numbered(models.BuildingBlock(**facts) for facts in row.get("building_blocks", []))
    sheet.counted_figures = _numbered(models.CountedFigure(**facts) for facts in row.get("counted", []))
    sheet.milestones = _numbered(models.Milestone(**facts) for facts in row.get("milestones", []))
    sheet.contacts = _numbered(_contact(facts) for facts in row.get("contacts", []))
    sheet.supporters = _numbered(
        models.CaseSheetSupporter(organisation=Organisation.objects.get(slug=slug)) for slug in row["supporters"]
    )
    sheet.links = _numbered(models.CaseSheetLink(**facts) for facts in row.get("links", []))
    sheet.cross_references = _numbered(models.CrossReference(**facts) for facts in row.get("cross_references", []))


def relate(sheet: models.CaseSheetPage, pages: Iterable[Page]) -> None:
    """Puts `pages` beside `sheet`, in this order."""
    sheet.related_pages = _numbered(models.CaseSheetRelatedPage(page=page) for page in pages)


def _numbered(entries: Iterable[Any]) -> list[Any]:
    rows = list(entries)
    for position, row in enumerate(rows):
        row.sort_order = position
    return rows


def _organisation(facts: Row) -> Organisation | None:
    return Organisation.objects.get(slug=facts["organisation"]) if "organisation" in facts else None


def _side(facts: Row) -> models.CaseSheetSide:
    return models.CaseSheetSide(
        side=facts["side"],
        role=facts["role"],
        organisation=_organisation(facts),
        level=facts["level"],
        level_printed=facts.get("level_printed", ""),
        territory_name=facts.get("territory", ""),
        country=Country.objects.get(code=facts["country"]),
    )


def _line(facts: Row) -> models.FinancingLine:
    line = models.FinancingLine(
        **{
            name: facts[name]
            for name in ("amount", "share", "joint", "printed", "recipient", "other_funders")
            if name in facts
        }
    )
    line.line_funders = _numbered(
        models.FinancingFunder(organisation=Organisation.objects.get(slug=slug)) for slug in facts.get("funders", [])
    )
    return line


def _lesson(facts: Row) -> models.Lesson:
    figure = facts.get("figure", {})
    return models.Lesson(
        kind=facts["kind"],
        stated=facts["stated"],
        text=facts["text"],
        figure_value=figure.get("value"),
        figure_unit=figure.get("unit", ""),
        figure_detail=figure.get("detail", ""),
    )


def _contact(facts: Row) -> models.CaseSheetContact:
    return models.CaseSheetContact(
        organisation=_organisation(facts), function=facts["function"], mailbox=facts.get("mailbox", "")
    )
