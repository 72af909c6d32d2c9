"""/themes/, /mots-cles/, /pays/ and /territoires/ list what the network has something on, with its numbers."""

import pytest
from bs4 import BeautifulSoup

from rrma_directory.models import Theme
from rrma_search import projection
from rrma_search.documents import SearchDocument

pytestmark = pytest.mark.django_db


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def listed(entries) -> dict:
    """Label → address, number, and what stands below, of a list."""
    return {
        item.a.get_text(): (
            item.a["href"],
            int(item.select_one(":scope > span > span").get_text()),
            listed(item.find("ul", recursive=False)) if item.find("ul", recursive=False) else {},
        )
        for item in entries.find_all("li", recursive=False)
    }


def document(number: int, **facets: list[str]) -> SearchDocument:
    values = {name: tuple(given) for name, given in facets.items()}
    return SearchDocument(
        key=f"test:sheet-{number}", kind="case-sheet", title=f"Fiche {number}", url=f"/fiches/{number}/", facets=values
    )


@pytest.fixture
def contents():
    water = Theme.objects.create(name="Eau", slug="eau")
    Theme.objects.create(name="Assainissement", slug="assainissement", parent=water)
    Theme.objects.create(name="Éducation", slug="education")
    Theme.objects.create(name="Sport", slug="sport")
    projection.sync()
    projection.project(
        [
            document(1, theme=["assainissement"], country=["BJ"], region=["53-29"]),
            document(2, theme=["eau", "education"], country=["BJ"]),
        ]
    )


def test_themes_stand_under_their_parents_with_their_numbers(client, contents):
    assert listed(page(client, "/themes/").main.select_one(".rrma-near")) == {
        "Eau": ("/themes/eau/", 2, {"Assainissement": ("/themes/assainissement/", 1, {})}),
        "Éducation": ("/themes/education/", 1, {}),
    }


def test_countries_stand_under_their_continents_and_departments_under_their_regions(client, contents):
    countries = listed(page(client, "/pays/").main.select_one(".rrma-near"))
    assert countries["Afrique"][1:] == (2, {"Bénin": ("/pays/BJ/", 2, {})})
    territories = listed(page(client, "/territoires/").main.select_one(".rrma-near"))
    assert territories["Bretagne"][2] == {"Finistère": ("/territoires/finistere/", 1, {})}


@pytest.mark.parametrize(
    ("address", "title"),
    [("/themes/", "Thèmes"), ("/mots-cles/", "Mots-clés"), ("/pays/", "Pays"), ("/territoires/", "Territoires")],
)
def test_an_empty_list_says_so(client, address, title):
    shown = page(client, address)
    assert shown.h1.get_text() == title
    assert "Rien n’est encore publié ici." in shown.main.get_text()
    assert shown.find("link", rel="canonical")["href"] == f"http://localhost{address}"


def test_a_topic_leads_back_to_the_list(client, contents):
    ways = [link["href"] for link in page(client, "/themes/assainissement/").select(".rrma-crumbs a")]
    assert ways == ["/", "/recherche/", "/themes/", "/themes/eau/"]


def test_lists_are_in_the_sitemap_where_they_hold_something(client, contents):
    found = client.get("/sitemap.xml").content.decode()
    assert "/themes/</loc>" in found and "/mots-cles/</loc>" not in found


def test_a_search_that_finds_nothing_leads_to_the_lists(client, contents):
    """Who found no word that helps may still find the theme or the country."""
    links = page(client, "/recherche/?q=xylophone").select_one("#autrement").find_parent().select("p.rrma-meta a")
    assert {link.get_text(): link["href"] for link in links} == {
        "mot-clé": "/mots-cles/",
        "pays": "/pays/",
        "thème": "/themes/",
        "région française": "/territoires/",
    }
