"""« Reprendre cette rubrique »: under each section of a letter, its text with credit, licence and address."""

import pytest
from bs4 import BeautifulSoup

from tests.casestudies.factories import image, sheet
from tests.newsletter.letter_factories import item, items, letter
from tests.odt import read
from tests.pages.news_factories import content, news

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    target = content(title="Contact", slug="contact")
    dated = {"title": "Rencontre", "place": "Poitiers", "text": "", "url": "https://example.org/s"}
    told = [
        item(news(title="Un puits <neuf>", slug="puits", summary="L'eau arrive.", image=image()), lead=True),
        item(sheet(title="Des parcelles", slug="parcelles", summary="Trois.", licence="cc-by-nc-nd-2.0-fr")),
        item(sheet(title="Une fiche fermée", slug="fermee", summary="À garder.", licence="tous-droits-reserves")),
        ("dated", {**dated, "date": "2026-12-04", "last_day": None, "deadline": None}),
    ]
    free = [
        ("text", f'<p>Un <b>mot</b>, <a linktype="page" id="{target.pk}">un lien</a>.</p>'),
        ("figure", {"number": "4 sur 11", "text": "<p>fiches nomment un obstacle.</p>"}),
    ]
    sections = [*items(*told, title="La pratique du mois"), *items(*free, title="En chiffres")]
    return letter(title="Lettre n° 37", slug="lettre-37", number=37, sections=sections)


def fields(client, page, number: int) -> tuple[str, BeautifulSoup]:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    markup = soup.find("textarea", id=f"section-{number}-reprise-html").get_text()
    plain = soup.find("textarea", id=f"section-{number}-reprise-texte").get_text()
    return plain, BeautifulSoup(markup, "html.parser")


def test_each_section_has_an_address_and_its_ready_text(client, page):
    plain, markup = fields(client, page, 1)
    for said in ("La pratique du mois", "Un puits <neuf>", "L’eau arrive.", "Poitiers", "4 décembre 2026"):
        assert said in plain and said in markup.get_text(), said
    address = f"{page.full_url}#section-1"
    addresses = {link["href"] for link in markup.find_all("a")}
    assert {address, "http://localhost/actualites/puits/", "https://example.org/s"} <= addresses
    assert address in plain and "37" in plain and "BY 4.0" in plain
    assert not markup.find("img") and all(link.startswith("http") for link in addresses)
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert [heading["id"] for heading in soup.select(".rrma-letter section > h2")] == ["section-1", "section-2"]


def test_its_fields_have_labels_and_ids_of_their_own(client, page):
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    areas = soup.find_all("textarea")
    assert len(areas) == 4 and all(area.has_attr("readonly") for area in areas)
    for area in areas:
        assert soup.find("label", attrs={"for": area["id"]}).get_text() and soup.find(id=area["aria-describedby"])
    summaries = [summary.get_text() for summary in soup.select("details.rrma-reuse > summary")]
    assert "La pratique du mois" in summaries[0] and "En chiffres" in summaries[1]


def test_the_strictest_licence_counts_and_reserved_texts_stay(client, page):
    plain, markup = fields(client, page, 1)
    assert "BY-NC-ND 2.0" in plain and "Une fiche fermée" in plain and "À garder" not in plain + markup.get_text()
    first, second = BeautifulSoup(client.get(page.url).content, "html.parser").select("details.rrma-reuse dl")
    may = [block.select("dd")[0].get_text() for block in (first, second)]
    assert "traduire" not in may[0] and "traduire" in may[1]


def test_rich_texts_keep_their_markup_with_whole_addresses(client, page):
    plain, markup = fields(client, page, 2)
    assert "un lien (http://localhost/contact/)" in plain and markup.find("a", string="un lien")["href"].startswith(
        "http"
    )
    assert markup.find("b", string="mot") and "4 sur 11" in plain and "fiches nomment un obstacle" in plain


def test_it_is_offered_as_a_text_document_too(client, page):
    links = [a["href"] for a in BeautifulSoup(client.get(page.url).content, "html.parser").select("a[download]")]
    assert links == [f"{page.url}rubrique/1/", f"{page.url}rubrique/2/"]
    response = client.get(links[0])
    assert response["Content-Disposition"] == 'attachment; filename="lettre-37-1.odt"'
    made = read(response.content)
    assert made.headings[0] == (1, "La pratique du mois")
    assert (2, "Un puits <neuf>") in made.headings and (2, "Des parcelles") in made.headings
    assert made.pictures == 0 and "À garder" not in made.words and "BY-NC-ND 2.0" in made.words
    assert f"{page.full_url}#section-1" in made.links and "http://localhost/actualites/puits/" in made.links


def test_nothing_is_offered_where_there_is_nothing_to_take_up(client, page, settings):
    assert [client.get(f"{page.url}rubrique/{number}/").status_code for number in (0, 3, 99999)] == [404] * 3
    settings.RRMA_LICENCE = "tous-droits-reserves"
    assert not BeautifulSoup(client.get(page.url).content, "html.parser").find("textarea")
    assert client.get(f"{page.url}rubrique/1/").status_code == 404
    settings.RRMA_LICENCE = ""
    assert not BeautifulSoup(client.get(page.url).content, "html.parser").find("textarea")
