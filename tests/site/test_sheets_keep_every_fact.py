"""The sheets hold what was printed: figures, lessons, contacts, links, blocks, and nothing made up."""

from decimal import Decimal

import pytest

from rrma_casestudies.models import CaseSheetPage, FinancingLine, Lesson
from rrma_directory.models import Cooperation, Organisation
from rrma_site.demo.content import read


@pytest.fixture
def sheets(network, titles) -> dict[str, CaseSheetPage]:
    """The sheets by their identifiers in `expected.yaml`."""
    return {titles[sheet.title]: sheet for sheet in CaseSheetPage.objects.live()}


def number(value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_financing_is_computed_as_by_hand(sheets, expected):
    for key, row in expected["financing"].items():
        financing = sheets[key].financing
        assert financing.printed_total == number(row["printed_total"]), key
        assert (sheets[key].financing_unit or None) == row["unit"], key
        assert financing.computed_sum == number(row["computed_sum"]), key
        assert financing.share_total == number(row["computed_share_total"]), key
        assert financing.gap == number(row["computed_gap"]), key


def test_printed_totals_of_projects_add_up_to_the_known_sum(sheets, expected):
    totals = [sheet.financing_total for sheet in sheets.values() if sheet.financing_unit == "projet"]
    assert sum(total for total in totals if total) == expected["sum_of_printed_project_totals"]


def test_gaps_are_where_they_were_printed(sheets, expected):
    assert {key for key, sheet in sheets.items() if sheet.financing.gap} == set(expected["sheets_with_nonzero_gap"])
    assert [key for key, sheet in sheets.items() if sheet.financing_show_gap] == ["F10"]


def test_lines_joint_or_without_figures_are_kept_so(sheets, expected, titles):
    joint = FinancingLine.objects.filter(joint=True)
    assert {titles[line.sheet.title] for line in joint} == set(expected["sheets_with_joint_share"])
    unquantified = FinancingLine.objects.filter(amount=None, share=None)
    assert {titles[line.sheet.title] for line in unquantified} == set(expected["sheets_with_unquantified_funders"])


def test_every_line_names_its_funders(sheets, expected, titles):
    lines = FinancingLine.objects.all()
    assert all(line.funders for line in lines)
    assert {titles[line.sheet.title] for line in lines if line.line_funders.count() > 1} == {"F3"}
    ministry = lines.filter(line_funders__organisation__acronym="MEAE")
    assert {titles[line.sheet.title] for line in ministry} == set(expected["sheets_with_meae_as_funding_line"])
    assert [line.funders for line in sheets["F10"].financing_lines.all()] == [
        "Province de Yen Bai",
        "Département du Val-de-Marne",
    ]


def test_lessons_are_all_there(network, expected):
    assert Lesson.objects.count() == expected["lessons_total"]
    for kind, count in expected["lessons_per_kind"].items():
        assert Lesson.objects.filter(kind=kind).count() == count, kind


def test_lessons_named_by_the_sheets_themselves(network, expected, titles):
    for kind, row in expected["sheets_with_lesson_kind_named_by_source"].items():
        named = Lesson.objects.filter(kind=kind, stated="nomme")
        assert {titles[lesson.sheet.title] for lesson in named} == set(row["sheets"]), kind


def test_building_blocks(sheets, expected):
    counts = {key: sheet.building_blocks.count() for key, sheet in sheets.items()}
    assert counts == expected["building_blocks_per_sheet"]


def test_contacts_and_their_mailboxes(sheets, expected):
    for key, (contacts, mailboxes) in expected["contacts"]["per_sheet"].items():
        rows = list(sheets[key].contacts.all())
        assert (len(rows), sum(bool(row.mailbox) for row in rows)) == (contacts, mailboxes), key


def test_links_and_cross_references(sheets, expected):
    assert sum(sheet.links.count() for sheet in sheets.values()) == expected["links_total"]
    references = [
        {"sheet": key, "number": reference.number}
        for key, sheet in sheets.items()
        for reference in sheet.cross_references.all()
    ]
    assert references == expected["unresolved_cross_references"]


def test_start_years(sheets, expected):
    assert {key: sheet.start_year for key, sheet in sheets.items()} == expected["start_years"]


def test_kinds_of_cooperation(sheets, expected):
    for pattern, row in expected["sheets_per_cooperation_kind"].items():
        assert {key for key, sheet in sheets.items() if sheet.cooperation_pattern == pattern} == set(row["sheets"])


def test_pictures_where_the_sheets_have_one(sheets, expected):
    logo = set(expected["sheets_with_logo_as_illustration"])
    without = set(expected["sheets_without_illustration"]) | logo
    assert {key for key, sheet in sheets.items() if not sheet.image} == without
    assert {key for key in logo if sheets[key].lead.organisation.logo} == logo
    assert all(sheet.image_alt and sheet.image_credit for sheet in sheets.values() if sheet.image)


def test_the_whole_directory_is_there(network):
    organisations = read("organisations")
    assert Organisation.objects.count() == len(organisations) == 213
    assert Cooperation.objects.count() == len(read("cooperations")) == 23
    memberships = sum(len(row.get("member_of", [])) for row in organisations)
    assert sum(organisation.member_of.count() for organisation in Organisation.objects.all()) == memberships > 0
