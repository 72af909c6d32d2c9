"""Case sheets and their list."""

import datetime
from decimal import Decimal
from typing import Any

from rrma_casestudies import models
from rrma_casestudies.choices import CountedNature, LessonKind
from rrma_directory.models import SDG, Country
from rrma_pages.licences import Licence

from . import pictures, tree, vocabulary, words
from .specimen import Specimen

LIST = "rrma_casestudies.CaseSheetIndexPage"
SHEET = "rrma_casestudies.CaseSheetPage"

SPECIMENS = [
    Specimen(LIST, "ordinary", "demonstration", "/fiches/"),
    Specimen(LIST, "empty", "new", "/fiches/"),
    Specimen(LIST, "long", "long", "/fiches/"),
    Specimen(
        SHEET,
        "ordinary",
        "demonstration",
        "/fiches/labellisation-bio-et-equitable-de-la-filiere-du-the-shan/",
        picture="fiche",
    ),
    Specimen(SHEET, "empty", "bare", "/fiches/courte/"),
    Specimen(SHEET, "long", "long", "/fiches/longue-0/"),
    Specimen(SHEET, "long", "long", "/fiches/longue-1/", variant="landscape"),
]
FULL = "/fiches/labellisation-bio-et-equitable-de-la-filiere-du-the-shan"
NOT_PAGES = {"rrma_pages:odt": f"{FULL}/reprendre.odt", "rrma_pages:pdf": f"{FULL}/fiche.pdf"}
MANY = 15
SECTIONS = ("origine", "actions", "role-des-collectivites", "resultats", "")


def new() -> None:
    """The list before the first sheet."""
    tree.section(models.CaseSheetIndexPage, "fiches", "Fiches")


def bare() -> None:
    """A sheet with what publishing requires and no more."""
    here, somewhere = vocabulary.organisation(), Country.objects.get(code="BJ")
    sheet = models.CaseSheetPage(
        title="Puits",
        slug="courte",
        summary="Un puits.",
        series_label="",
        sides=[models.CaseSheetSide(side="ici", role="pilote", organisation=here)],
        countries=[somewhere],
        themes=[vocabulary.theme()],
    )
    tree.hang(sheet, tree.section(models.CaseSheetIndexPage, "fiches", "Fiches"))


def long() -> None:
    """Fourteen sheets, so that their list has two pages; the first two have too much of everything."""
    index = tree.section(models.CaseSheetIndexPage, "fiches", words.title(1), lede=words.text(900))
    for number in range(14):
        tree.hang(_sheet(number), index)


def _sheet(number: int) -> models.CaseSheetPage:
    portrait = number % 2 == 0
    full = number < 2
    sheet = models.CaseSheetPage(
        title=words.title(number),
        slug=f"longue-{number}",
        subtitle=words.title(number + 1),
        summary=words.text(1200),
        series_label=words.title(number, 120),
        series_number=123_456 if portrait else None,
        publication_date=datetime.date(2019, 9, 1),
        verified_on=datetime.date(2026, 9, 30),
        licence=Licence.CC_BY_NC_ND_FR,
        cooperation_pattern="multipartenaire" if full else "",
        start_year=1981,
        start_year_basis="calculee",
        start_year_note=words.title(2),
        project_start_year=1990,
        end_year=2024,
        image=pictures.photograph(*((900, 1600) if portrait else (1600, 500))),
        image_alt=words.title(3),
        image_credit=words.title(4),
        body=[_section(key, number) for key in SECTIONS] if full else [],
        sides=_sides()[: MANY if full else 2],
        themes=vocabulary.long_themes()[: MANY if full else 2],
    )
    if full:
        sheet.keywords.add(*vocabulary.long_keywords())
        sheet.countries = vocabulary.long_countries()
        sheet.secondary_countries = vocabulary.long_countries()[:20]
        sheet.sdgs = SDG.objects.all()
        _add_lists(sheet)
    return sheet


def _section(heading: str, number: int) -> tuple[str, dict[str, Any]]:
    items = "".join(f"<li>{words.title(item, 120)}</li>" for item in range(6))
    picture = {"image": pictures.photograph(900, 1600), "alt": "Des collines", "caption": words.title(1), "credit": ""}
    wide = {**picture, "image": pictures.photograph(1600, 500), "credit": words.title(2)}
    content = [
        ("paragraph", f"<p>{words.text(1400)}</p><ul>{items}</ul><p>{words.WORD} {words.WORD}</p>"),
        ("pictures", [picture, wide, picture]),
        ("quote", {"text": words.text(500), "source": words.title(number, 160)}),
    ]
    custom = "" if heading else words.title(1, 160)
    return "section", {"heading": heading, "custom_heading": custom, "content": content}


def _sides() -> list[models.CaseSheetSide]:
    return [
        models.CaseSheetSide(
            sort_order=position,
            side="la-bas" if position % 2 else "ici",
            role="partenaire" if position else "pilote",
            organisation=organisation,
            level_printed=words.title(position, 80),
            territory_name=words.title(position, 160) if position < 4 else "",
        )
        for position, organisation in enumerate(vocabulary.long_organisations())
    ]


def _add_lists(sheet: models.CaseSheetPage) -> None:
    organisations = vocabulary.long_organisations()
    sheet.operators = [
        models.CaseSheetOperator(sort_order=n, organisation=each, part=words.title(n))
        for n, each in enumerate(organisations)
    ]
    sheet.milestones = [
        models.Milestone(sort_order=n, date=f"{1980 + n}-10", event=words.title(n)) for n in range(MANY)
    ]
    kinds = LessonKind.values
    sheet.lessons = [
        models.Lesson(
            sort_order=n,
            kind=kinds[n % len(kinds)],
            text=words.title(n, 300),
            figure_value=123_456_789,
            figure_unit=words.title(n, 60),
            figure_detail=words.title(n, 80),
        )
        for n in range(MANY)
    ]
    sheet.building_blocks = [
        models.BuildingBlock(sort_order=n, name=words.title(n, 160), summary=words.text(300), needs=words.title(n, 160))
        for n in range(MANY)
    ]
    sheet.counted_figures = [
        models.CountedFigure(
            sort_order=n,
            label=words.title(n, 160),
            value=Decimal("123456789.5"),
            unit=words.title(n, 60),
            nature=CountedNature.TARGET,
            qualifier="au-moins",
        )
        for n in range(MANY)
    ]
    sheet.financing_total = Decimal("123456789.50")
    sheet.financing_scope, sheet.financing_notes = words.title(1), words.text(900)
    sheet.financing_period, sheet.financing_show_gap = words.title(2, 80), True
    sheet.financing_lines = [_line(n, organisations) for n in range(MANY)]
    sheet.contacts = [
        models.CaseSheetContact(sort_order=n, organisation=each, function=words.title(n), mailbox=words.MAILBOX)
        for n, each in enumerate(organisations[:4])
    ]
    sheet.supporters = [
        models.CaseSheetSupporter(sort_order=n, other_name=words.title(n), logo=pictures.logo(shape))
        for n, shape in enumerate(pictures.LOGO_SHAPES)
    ]
    sheet.links = [
        models.CaseSheetLink(
            sort_order=n, kind="site", label=words.ADDRESS if n % 2 else words.title(n), url=words.ADDRESS
        )
        for n in range(MANY)
    ]
    sheet.cross_references = [
        models.CrossReference(sort_order=n, number=n + 1, subject=words.title(n, 160)) for n in range(MANY)
    ]


def _line(number: int, organisations: list[Any]) -> models.FinancingLine:
    return models.FinancingLine(
        sort_order=number,
        amount=Decimal("1234567.89"),
        other_funders=words.title(number),
        recipient=words.title(number + 1),
        line_funders=[models.FinancingFunder(sort_order=0, organisation=organisations[number % len(organisations)])],
    )
