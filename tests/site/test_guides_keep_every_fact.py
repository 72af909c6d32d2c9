"""The eight guides of the demonstration: every step, tool and law of the facts, files that open, sheets both ways."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.slugs import ascii_slug
from rrma_pages.files import file_facts
from rrma_pages.models import GuidePage
from rrma_search.query import SearchQuery
from rrma_search.service import search
from rrma_site.demo.content import read, read_sheets

pytestmark = pytest.mark.usefixtures("network")

ROWS = {row["slug"]: row for row in read("guides")["guides"]}


@pytest.mark.parametrize("slug", ROWS)
def test_a_guide_holds_what_its_facts_say(slug):
    row, guide = ROWS[slug], GuidePage.objects.get(slug=slug)
    assert [step.title for step in guide.steps.all()] == [step["title"] for step in row["steps"]]
    assert all(step["text"][:30] in guide.steps.all()[place].text for place, step in enumerate(row["steps"]))
    assert [check.text for check in guide.checks.all()] == row["checklist"]
    assert {audience.slug for audience in guide.audiences.all()} == set(row["audiences"])
    assert [tool.name for tool in guide.tools.all()] == [tool["name"] for tool in read(f"tools/{slug}")]
    assert guide.legal_references.count() == len(row["legal_references"])
    assert guide.edition.number == row["editions"][-1]["number"]
    assert sum(bool(step.aside_page) for step in guide.steps.all()) == len(row["asides"])


@pytest.mark.parametrize("slug", ROWS)
def test_its_tools_are_files_of_the_announced_format_and_language(slug, client):
    facts = {tool["name"]: tool for tool in read(f"tools/{slug}")}
    for tool in GuidePage.objects.get(slug=slug).tools.all():
        found = file_facts(tool.document)
        assert found.format == facts[tool.name]["format"].upper() and found.size > 1000
        assert found.language[:2] == facts[tool.name].get("language", "fr")
        response = client.get(tool.document.url)
        content = b"".join(response.streaming_content)
        assert response.status_code == 200 and len(content) == found.size
        assert content.startswith(b"%PDF") if found.format == "PDF" else zipfile.is_zipfile(io.BytesIO(content))


def test_the_budget_computes_its_totals():
    tool = GuidePage.objects.get(slug="trouver-des-financements").tools.get(name="Budget type")
    book = load_workbook(tool.document.file.open())
    assert book["Dépenses"]["E11"].value == "=SUM(E2:E10)"
    assert book["Contrôle"]["B2"].value == "='Dépenses'!E11-Recettes!B9"


def test_the_law_that_sources_date_differently_is_said_to_be_unconfirmed(client):
    html = client.get("/guides/demarrer-une-cooperation/").content.decode()
    assert "À confirmer" in html and "25 janvier 2007" in html.replace("\xa0", " ")


@pytest.mark.parametrize("slug", ROWS)
def test_the_sheets_of_the_facts_prove_it_and_name_it(slug):
    slugs = {row["id"]: ascii_slug(row["title"]) for row in read_sheets()}
    expected = {slugs[key] for key in ROWS[slug]["sheets"]}
    hits = search(SearchQuery(filters={"type": ["case-sheet"], "guide": [slug]}, page_size=50)).hits
    assert {hit.url.strip("/").rpartition("/")[2] for hit in hits} == expected
    naming = [sheet.slug for sheet in CaseSheetPage.objects.live() if slug in {g.slug for g in sheet.proved_guides}]
    assert set(naming) == expected
