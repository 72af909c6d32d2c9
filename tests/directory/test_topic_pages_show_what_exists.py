"""The page of a theme, a keyword, a country or a territory: what the network has on it, counted and one click away."""

import datetime
import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_directory.models import Organisation
from rrma_search import projection
from rrma_search.documents import SearchDocument
from rrma_search.query import SearchQuery
from rrma_search.service import search

from ..casestudies import factories as sheets
from . import factories

pytestmark = pytest.mark.django_db


def document(number: int, kind: str = "case-sheet", title: str = "", **facets: list[str]) -> SearchDocument:
    """A document of `kind`; higher numbers are newer."""
    return SearchDocument(
        key=f"test:{kind}-{number}",
        kind=kind,
        title=title or f"{kind} {number}",
        summary=f"Résumé {number}",
        url=f"/contenus/{kind}-{number}/",
        date=datetime.date(2026, 1, number),
        facets={name: tuple(values) for name, values in facets.items()},
    )


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def counts(soup: BeautifulSoup) -> dict[str, int]:
    """Label → number of the facts at the top."""
    facts = soup.find("dl", class_="rrma-facts")
    pairs = zip(facts.find_all("dt"), facts.find_all("dd"), strict=True) if facts else ()
    return {label.get_text(): int(re.match(r"\d+", value.get_text())[0]) for label, value in pairs}


def links(soup: BeautifulSoup) -> dict[str, str]:
    """Text of each link of the page's body → its address."""
    return {" ".join(a.get_text().split()): unescape(a["href"]) for a in soup.main.find_all("a", href=True)}


def test_a_country_shows_its_sheets_guides_news_actors_and_cooperations(client):
    bj = factories.country("BJ")
    bj.description = "Un pays d’Afrique de l’Ouest."
    bj.save()
    here = factories.organisation("Ville de Cergy")
    there = factories.organisation("Ville de Porto-Novo", country=bj)
    factories.cooperation("Cergy et Porto-Novo", [here], [there], start_year=1995)
    made = [document(1, title="Première", country=["BJ"]), document(2, title="Seconde", country=["BJ"])]
    made += [document(1, kind, title=f"Un {kind}", country=["BJ"]) for kind in ("guide", "news", "event")]
    projection.project([*made, document(3, title="Ailleurs", country=["SN"])])
    projection.sync()
    soup = page(client, "/pays/BJ/")
    assert soup.h1.get_text() == "Ce qui existe avec le Bénin"
    assert "Un pays d’Afrique de l’Ouest." in soup.main.get_text()
    assert sorted(counts(soup).values()) == [1, 1, 1, 1, 2, 2]
    assert counts(soup)["Coopérations"] == 1 and counts(soup)["Organismes"] == 2
    titles = [heading.get_text() for heading in soup.main.find_all("h3")]
    assert titles.index("Seconde") < titles.index("Première") < titles.index("Un guide")
    assert "Cergy et Porto-Novo" in titles and "Un event" in titles and "Ailleurs" not in titles
    assert links(soup)["Ville de Porto-Novo"] == there.get_absolute_url()
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/pays/BJ/"


def test_what_is_counted_is_what_the_search_finds(client):
    theme = factories.theme("Eau")
    projection.project([document(number, theme=[theme.slug]) for number in range(1, 10)])
    projection.sync()
    soup = page(client, f"/themes/{theme.slug}/")
    assert list(counts(soup).values()) == [9]
    shown = soup.find("ul", class_="rrma-resultlist").find_all("article")
    assert len(shown) == 6
    everything = next(url for text, url in links(soup).items() if text.startswith("Tout voir (9)"))
    assert search(SearchQuery.from_querydict(everything.partition("?")[2])).total == 9
    assert page(client, everything).find("h2", id="nb").get_text().startswith("9 ")


def test_a_draft_and_what_is_unpublished_are_not_there(client):
    keyword = sheets.keyword("tiers-lieu")
    sheet = sheets.sheet(title="Un tiers-lieu", keywords=[keyword])
    sheets.sheet(title="Un brouillon", live=False, keywords=[keyword])
    projection.sync()
    soup = page(client, "/mots-cles/tiers-lieu/")
    assert list(counts(soup).values()) == [1] and "Un brouillon" not in soup.get_text()
    sheet.unpublish()
    soup = page(client, "/mots-cles/tiers-lieu/")
    assert counts(soup) == {} and "Un tiers-lieu" not in soup.get_text()


def test_new_names_and_words_show_at_once(client):
    keyword = factories.keyword("eau potable")
    assert page(client, "/mots-cles/eau-potable/").h1.get_text() == "eau potable"
    keyword.name, keyword.description = "eau", "Des puits aux réseaux."
    keyword.save()
    soup = page(client, "/mots-cles/eau-potable/")
    assert soup.h1.get_text() == "eau" and "Des puits aux réseaux." in soup.main.get_text()
    assert soup.find("meta", attrs={"name": "description"})["content"] == "Des puits aux réseaux."


@pytest.mark.parametrize(
    "address", ["/pays/ZZ/", "/pays/africa/", "/themes/inconnu/", "/mots-cles/x/", "/territoires/29/"]
)
def test_an_unknown_topic_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_another_writing_of_a_code_leads_to_the_page(client):
    response = client.get("/pays/ca-qc/")
    assert (response.status_code, response["Location"]) == (301, "/pays/CA-QC/")


def test_a_topic_with_nothing_says_so_and_leads_on(client):
    projection.project([document(1, region=["53-35"])])
    soup = page(client, "/territoires/finistere/")
    assert soup.h1.get_text() == "Finistère" and counts(soup) == {}
    assert "Rien n’est encore publié" in soup.main.get_text()
    assert links(soup)["Bretagne"] == "/territoires/bretagne/"
    assert links(soup)["Ille-et-Vilaine"] == "/territoires/ille-et-vilaine/"


def test_what_stands_above_and_below_is_one_click_away_with_its_count(client):
    parent = factories.theme("Économie")
    child = factories.theme("Finance", parent=parent)
    projection.project([document(1, theme=[child.slug]), document(2, theme=[child.slug], country=["CA-QC"])])
    soup = page(client, f"/themes/{parent.slug}/")
    below = soup.find("ul", class_="rrma-kw")
    assert below.a["href"] == f"/themes/{child.slug}/" and "(2)" in below.get_text()
    assert links(page(client, f"/themes/{child.slug}/"))["Économie"] == f"/themes/{parent.slug}/"
    assert links(page(client, "/pays/CA-QC/"))["Canada"] == "/pays/CA/"
    assert links(page(client, "/pays/CA/"))["Amérique"] == "/recherche/?country=america"


def test_topics_that_occur_together_open_on_what_both_have(client):
    theme = factories.theme("Eau")
    projection.project([document(number, theme=[theme.slug], country=["BJ"]) for number in (1, 2)])
    soup = page(client, "/pays/BJ/")
    near = next(item for item in soup.find_all("ul", class_="rrma-near") if "Eau" in item.get_text())
    name, number = near.find_all("a")
    assert name["href"] == f"/themes/{theme.slug}/" and number.get_text().startswith("2")
    assert search(SearchQuery.from_querydict(number["href"].partition("?")[2])).total == 2


def test_countries_of_a_theme_stand_on_the_map_and_in_a_list_that_says_the_same(client):
    theme = factories.theme("Eau")
    projection.project([document(1, theme=[theme.slug], country=["BJ", "SN"]), document(2, theme=[theme.slug])])
    world = page(client, f"/themes/{theme.slug}/").find("div", class_="rrma-map")
    assert world.svg and {a["href"] for a in world.find("ul").find_all("a")} == {
        f"/recherche/?country={code}&theme={theme.slug}" for code in ("BJ", "SN")
    }
    assert page(client, "/pays/BJ/").find("div", class_="rrma-map") is None


def test_cooperations_of_sub_themes_parts_and_departments_count_above(client):
    parent = factories.theme("Économie")
    child = factories.theme("Finance", parent=parent)
    here = factories.organisation(territory=factories.department("29"))
    there = factories.organisation(country=factories.country("CA-QC"))
    factories.cooperation("Brest et Québec", [here], [there], [child])
    for address in (f"/themes/{parent.slug}/", "/pays/CA/", "/territoires/bretagne/", "/territoires/finistere/"):
        assert counts(page(client, address))["Coopérations"] == 1, address


def test_more_contents_ask_no_more_queries(client):
    theme, bj = factories.theme("Eau"), factories.country("BJ")
    client.get("/pays/BJ/")

    def queries() -> int:
        projection.sync()
        client.get("/pays/BJ/")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/pays/BJ/")
        return len(captured)

    def more(first: int, last: int) -> None:
        projection.project(
            [document(n, kind, country=["BJ"]) for n in range(first, last) for kind in ("case-sheet", "news")]
        )
        for _each in range(first, last):
            factories.cooperation(
                here=[factories.organisation()], there=[factories.organisation(country=bj)], themes=[theme]
            )

    more(1, 3)
    few = queries()
    more(3, 12)
    assert queries() == few


def test_a_proxy_may_keep_the_page_and_ask_again(client):
    first = client.get("/pays/BJ/")
    assert "public" in first["Cache-Control"] and first["ETag"]
    assert client.get("/pays/BJ/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    projection.project([document(1, country=["BJ"])])
    assert client.get("/pays/BJ/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_names_cannot_inject_markup(client):
    keyword = factories.keyword("<script>alert(1)</script>")
    keyword.description = "<b>gras</b>"
    keyword.save()
    html = client.get(f"/mots-cles/{keyword.slug}/").content.decode()
    assert "<script>alert" not in html and "<b>gras" not in html


@pytest.mark.parametrize("model", ["keyword", "country", "territory"])
def test_descriptions_are_written_in_the_admin(admin, model):
    rows = {
        "keyword": factories.keyword("eau"),
        "country": factories.country("BJ"),
        "territory": factories.region("53"),
    }
    address = f"/admin/snippets/rrma_directory/{model}/edit/{rows[model].pk}/"
    form = BeautifulSoup(admin.get(address).content, "html.parser")
    assert form.find("textarea", attrs={"name": "description"})
    given = {name: getattr(rows[model], name, "") or "" for name in ("name", "code", "slug", "kind", "continent")}
    admin.post(address, {**given, "description": "Quelques mots."})
    rows[model].refresh_from_db()
    assert rows[model].description == "Quelques mots."


def test_the_sitemap_names_pages_organisations_and_topics_that_have_something(client):
    organisation = factories.organisation("Ville de Cergy")
    projection.project([document(1, country=["BJ"])])
    projection.sync()
    text = client.get("/sitemap.xml").content.decode()
    assert "/pays/BJ/</loc>" in text and f"{organisation.get_absolute_url()}</loc>" in text
    assert "/pays/SN/" not in text and Organisation.objects.count() == 1
