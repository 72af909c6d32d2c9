"""The files of a search: every result of its page in the same order, read by spreadsheets and by machines."""

import csv
import datetime
import io
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from rrma_search.exports.columns import FIRST, LAST
from rrma_search.exports.spreadsheets import DIALECTS, csv_lines
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

NAMES = [
    *("type", "title", "summary", "date", "url", "widened", "zone", "mood"),
    *("id", "type_key", "zone_key", "mood_key"),
]


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def rows(client, parameters: str = "") -> list[dict[str, str]]:
    """The rows of the export for machines, by column."""
    response = client.get(f"/recherche/export.csv?dialect=rfc4180&{parameters}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(content(response).decode(), newline="")))


@pytest.fixture
def villages():
    """Three documents on water and one on rice."""
    zones = [("bora-est", "alto"), ("alto",), ("cima",), ()]
    titles = ["L’eau de Bora", "Un puits pour l’eau", "Eaux usées", "Le riz"]
    project(
        make_document(
            number,
            title=title,
            summary='Deux\nlignes ; « et » "guillemets"',
            date=datetime.date(2019, 6, number),
            facets={"zone": zone, "mood": ("calme",)},
        )
        for number, (title, zone) in enumerate(zip(titles, zones, strict=True), 1)
    )


def test_a_row_tells_a_result_by_labels_and_by_keys(client, villages):
    (row,) = rows(client, "q=Bora")
    assert list(row) == NAMES
    assert (row["type"], row["type_key"]) == ("Fiche", "case-sheet")
    assert row["title"] == "L’eau de Bora" and row["date"] == "2019-06-01"
    assert row["summary"] == 'Deux lignes ; « et » "guillemets"'
    assert row["url"] == "http://testserver/1/" and row["widened"] == "0"
    assert (row["zone"], row["zone_key"]) == ("Bora orientale | Alto", "bora-est | alto")
    assert (row["mood"], row["mood_key"]) == ("Calme", "calme")


def test_every_column_is_documented():
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in (*FIRST, *LAST) if f"`{name}`" not in text] == []


def test_a_row_has_a_name_that_outlives_the_document_s_address(client, villages):
    before = {row["title"]: row["id"] for row in rows(client)}
    assert len(set(before.values())) == 4 and all(name.startswith("urn:uuid:") for name in before.values())
    project([make_document(1, title="L’eau de Bora", url="/ailleurs/")])
    assert {row["title"]: row["id"] for row in rows(client)} == before


@pytest.mark.parametrize(
    "parameters", ["", "q=eau", "q=eau&zone=nord", "q=eau&sort=title", "sort=date&zone=cima&zone=alto", "q=introuvable"]
)
def test_results_and_order_are_those_of_the_page(client, villages, parameters):
    expected = search(SearchQuery.from_querydict(parameters))
    assert [row["title"] for row in rows(client, f"{parameters}&page=9")] == [hit.title for hit in expected.hits]


def test_widened_results_are_told(client, villages):
    found = {row["title"]: row["widened"] for row in rows(client, "q=riz+eau")}
    assert found.keys() == {"L’eau de Bora", "Un puits pour l’eau", "Eaux usées", "Le riz"}
    assert set(found.values()) == {"1"}


def test_a_french_spreadsheet_opens_the_file_by_a_double_click(client, villages):
    response = client.get("/recherche/export.csv?q=Bora")
    raw = content(response)
    assert raw.startswith(b"\xef\xbb\xbftype;title;summary;date;")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 3 and lines[-1] == "" and lines[1].startswith("Fiche;L’eau de Bora;")
    today = datetime.date.today().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="recherche-{today}.csv"'
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response["X-Robots-Tag"] == "noindex"


def test_machines_get_what_the_standard_says(client, villages):
    raw = content(client.get("/recherche/export.csv?q=Bora&dialect=rfc4180"))
    assert raw.startswith(b"type,title,summary,") and raw.count(b"\r\n") == 2
    assert content(client.get("/recherche/export.csv?q=Bora&dialect=inconnu")).startswith(b"\xef\xbb\xbf")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(st.text(max_size=40), st.sampled_from(["", "=", "+", "-", "@", "\t=", "＝", "\r"]))
def test_no_text_becomes_a_formula_or_a_cell_of_its_own(text, start):
    title = f"{start}1+{text}"
    project([make_document(1, title=title), make_document(2, title="Suivant")])
    first, second = rows(Client(), "sort=title&q=") if title < "Suivant" else rows(Client())[::-1]
    cells = [cell for row in (first, second) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert {first["id"], second["id"]} == {row["id"] for row in rows(Client())} and len(first) == len(NAMES)


@pytest.mark.parametrize(
    "start", ["\n", " ", "\xa0", "\x00", "\x08\x0b", "\x1b ", "\x85", "\u200b", "\ufeff", "\ud800"]
)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_blanks_and_invisible_signs_hide_no_formula(start, sign):
    (line,) = csv_lines([[f"{start}{sign}1"]], DIALECTS["rfc4180"])
    assert next(csv.reader(io.StringIO(line, newline="")))[0].startswith("'")


def test_a_key_that_begins_with_a_blank_becomes_no_formula(client):
    project([make_document(1, facets={"zone": ("\n=1",), "mood": ("a\n=1",)})])
    (row,) = rows(client)
    assert (row["zone_key"], row["mood_key"]) == ("'\n=1", "a\n=1")


def test_a_workbook_has_texts_as_texts_and_dates_as_dates(client, villages):
    project([make_document(9, title='=HYPERLINK("http://example.org")', summary="\x0bUne\x00 fin", date=None)])
    response = client.get("/recherche/export.xlsx?sort=title")
    sheet = load_workbook(io.BytesIO(content(response)), read_only=True).active
    table = [list(row) for row in sheet.iter_rows()]
    assert [cell.value for cell in table[0]] == NAMES
    by_title = {row[1].value: row for row in table[1:]}
    formula = by_title['=HYPERLINK("http://example.org")']
    assert formula[1].data_type == "s" and formula[2].value == "Une fin" and formula[3].value is None
    assert by_title["Le riz"][3].value == datetime.datetime(2019, 6, 4)
    assert len(table) == 6 and 'filename="recherche-' in response["Content-Disposition"]


def test_a_file_holds_at_most_what_the_settings_say_and_tells_so(client, villages, settings):
    settings.RRMA_SEARCH = {"EXPORT_LIMIT": 3}
    response = client.get("/recherche/export.csv")
    assert content(response).count(b"\r\n") == 4
    assert "-3-sur-4.csv" in response["Content-Disposition"]
    assert (response["X-Total-Count"], response["X-Exported-Count"]) == ("4", "3")
    whole = client.get("/recherche/export.csv?q=eau")
    assert "-sur-" not in whole["Content-Disposition"] and whole["X-Exported-Count"] == "3"


def test_two_thousand_results_cost_a_few_queries_a_page_of_them(client, django_assert_max_num_queries):
    some = {"zone": ("alto",), "mood": ("vif",)}
    project(make_document(number, title=f"Document {number:04}", facets=some) for number in range(2000))
    rows(client, "q=introuvable")
    # Four pages of 500, each of which costs what a page of the search does, and the site with its names.
    with django_assert_max_num_queries(30):
        found = rows(client, "q=document&sort=title")
    assert [row["title"] for row in found] == [f"Document {number:04}" for number in range(2000)]


def test_what_moves_while_a_file_is_read_is_told_once(client, villages, monkeypatch):
    monkeypatch.setattr("rrma_search.exports.reading.MAX_PAGE_SIZE", 2)
    response = client.get("/recherche/export.csv?sort=title&dialect=rfc4180")
    stream = iter(response.streaming_content)
    head = next(stream) + next(stream)
    withdraw(["test:3"])
    titles = [row["title"] for row in csv.DictReader(io.StringIO((head + b"".join(stream)).decode()))]
    # « Le riz » and « L’eau de Bora » were on the two pages when « Eaux usées », told already, left the first.
    assert titles == ["Eaux usées", "L’eau de Bora", "Un puits pour l’eau", "Le riz"]


def test_other_methods_are_refused_and_a_head_has_no_body(client, villages):
    assert client.post("/recherche/export.csv").status_code == 405
    head = client.head("/recherche/export.csv")
    assert head.status_code == 200 and head["X-Total-Count"] == "4"
