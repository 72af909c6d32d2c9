"""Format, size and language of a file to download are read from it; a missing or strange file breaks no page."""

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_pages import models
from rrma_pages.files import FileFacts, file_facts, human_size, language_name

from .guide_factories import PDF, document, full_guide, guide, office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("a.docx", office("fr-FR"), "fr-FR"),
        ("a.xlsx", office("en"), "en"),
        ("a.odt", office("es", part="meta.xml"), "es"),
        ("a.pdf", PDF, "es-ES"),
        ("a.pdf", b"%PDF-1.4 no language", ""),
        ("a.csv", b"a;b", ""),
        ("a.docx", b"no archive at all", ""),
        ("a.docx", office("<script>"), ""),
    ],
)
def test_format_size_and_language_are_those_of_the_file(name, content, language):
    facts = file_facts(document(name, content))
    assert facts == FileFacts(name[2:].upper(), len(content), language)


def test_a_part_that_unpacks_to_much_is_not_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", b"<dc:language>fr</dc:language>" + b" " * 5_000_000)
    assert file_facts(document(content=stream.getvalue())).language == ""


def test_a_file_put_in_its_place_is_described_anew():
    one = document(content=office(size=2000))
    before = file_facts(one)
    one.file.save("autre.odt", ContentFile(office("en", "meta.xml")), save=False)
    one.file_hash = ""
    one.save()
    after = file_facts(one)
    assert before != after and after.format == "ODT" and after.language == "en"


def test_nothing_is_read_twice(django_assert_num_queries, settings):
    one = document()
    file_facts(one)
    one.file.storage.delete(one.file.name)
    assert file_facts(one) is not None


def test_a_missing_file_is_said_to_be_missing_and_leads_nowhere(client):
    one = document()
    one.file.storage.delete(one.file.name)
    page = guide(tools=[models.GuideTool(sort_order=0, name="Grille", document=one)])
    response = client.get(page.url)
    assert response.status_code == 200
    line = BeautifulSoup(response.content, "html.parser").select_one(".rrma-file")
    assert line.find("a") is None and "pas disponible" in line.get_text()


def test_a_tool_without_a_file_is_named_all_the_same(client):
    page = guide(tools=[models.GuideTool(sort_order=0, name="Un tableau à dessiner")])
    line = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".rrma-file")
    assert "Un tableau à dessiner" in line.get_text() and line.find("a") is None
    assert "disponible" not in line.get_text()


def test_deleting_the_file_from_the_library_leaves_the_tool(client):
    page = full_guide()
    page.tools.first().document.delete()
    page.refresh_from_db()
    assert page.tools.get().document is None
    assert client.get(page.url).status_code == 200


def test_a_line_says_format_language_and_size_and_leads_to_the_file(client):
    page = full_guide()
    line = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".rrma-file")
    assert [span.get_text() for span in line.select(".rrma-meta span")] == ["DOCX", "français", "1\xa0ko"]
    assert client.get(line.find("a")["href"]).status_code == 200


def test_languages_typed_by_the_editor_win(client):
    tool = models.GuideTool(sort_order=0, name="Grille", document=document(), languages="français, espagnol")
    line = BeautifulSoup(client.get(guide(tools=[tool]).url).content, "html.parser").select_one(".rrma-file")
    assert "français, espagnol" in line.get_text()


def test_sizes_and_languages_are_in_french():
    with override("fr"):
        assert human_size(840_000).replace("\xa0", " ") == "840 ko"
        assert human_size(1_250_000).replace("\xa0", " ") == "1,2 Mo"
        assert (language_name("es-ES"), language_name("xx")) == ("espagnol", "")


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), suffix=st.sampled_from(["pdf", "docx", "odt", "bin", ""]))
def test_no_content_breaks_the_reading(content, suffix):
    cache.clear()
    one = document(f"essai.{suffix}" if suffix else "essai", content)
    assert file_facts(one).size == len(content)
    one.file.storage.delete(one.file.name)
