"""The directory: organisations by name, narrowed by facets and letters of its own, at one address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_directory.models import OrganisationKind
from rrma_search.documents import SearchDocument
from rrma_search.projection import project, sync

from ..search.search_page import ShownPage, spaces
from . import factories

pytestmark = pytest.mark.django_db

PATH = "/annuaire/"


@pytest.fixture
def towns():
    """Four French organisations of two families, one abroad; a news item that is none."""
    association = OrganisationKind.objects.get(slug="association-locale")
    rennes = factories.organisation(
        "Ville de Rennes", level="commune", country=factories.country("FR"), territory=factories.department("35")
    )
    setif = factories.organisation("Ville de Sétif", level="commune", country=factories.country("DZ"))
    factories.cooperation("Rennes et Sétif", [rennes], [setif], [factories.theme("Patrimoine")])
    factories.organisation("Échange 35", kind=association, territory=factories.department("35"), level="ong")
    factories.organisation("Bretagne", level="region", territory=factories.region("53"))
    factories.organisation("3 Rives", kind=association, acronym="TR", aliases="Trois Fleuves\n3 rives")
    sync()
    project([SearchDocument(key="news:1", kind="news", title="Rennes en fête", url="/n/", facets={"country": ("DZ",)})])


def letters(page: ShownPage) -> dict[str, int]:
    return {str(link.span.string): int(link.small.string) for link in page.soup.select(".rrma-az a:has(small)")}


def test_only_organisations_are_listed_by_name(towns):
    page = ShownPage(PATH)
    assert page.text("#nb") == "5 organismes"
    assert page.titles == ["3 Rives", "Bretagne", "Échange 35", "Ville de Rennes", "Ville de Sétif"]
    assert page.text("h1") == "L’annuaire" and page.text("title").startswith("Annuaire : 5 organismes")


def test_its_facets_are_its_own(towns):
    legends = [spaces(legend.get_text()) for legend in ShownPage(PATH).soup.select("legend")]
    assert legends == ["Famille", "Nature d’organisme", "Échelon", "Région et département", "Pays", "Thème"]
    elsewhere = [spaces(legend.get_text()) for legend in ShownPage("/recherche/").soup.select("legend")]
    assert "Famille" not in elsewhere and "Nature d’organisme" not in elsewhere and "Lettre" not in elsewhere


def test_every_box_opens_on_its_count(towns):
    page = ShownPage(PATH)
    opened = [
        (name, value, count, ShownPage(f"{PATH}?{name}={value}").total)
        for name in ("family", "organisation_kind", "level", "region", "country", "theme")
        for value, (count, _ticked) in page.boxes(name).items()
    ]
    assert len(opened) > 8 and all(count == total for *_box, count, total in opened), opened


def test_departments_stand_under_their_region(towns):
    page = ShownPage(PATH)
    assert {value: count for value, (count, _) in page.boxes("region").items()} == {"53": 3, "53-35": 2}
    box = page.soup.select_one('input[value="53-35"]')
    assert box.find_parents("li")[1].find("input")["value"] == "53"
    assert ShownPage(f"{PATH}?region=53-35").titles == ["Échange 35", "Ville de Rennes"]


def test_a_letter_leads_to_the_names_that_begin_with_it_accents_left_out(towns):
    page = ShownPage(PATH)
    assert letters(page) == {"B": 1, "E": 1, "V": 2, "0-9": 1}
    for link in page.soup.select(".rrma-az a"):
        assert ShownPage(link["href"]).total == int(link.small.string)
    assert ShownPage(f"{PATH}?letter=E").titles == ["Échange 35"]


def test_a_letter_of_no_organisation_is_no_link(towns):
    page = ShownPage(PATH)
    unlinked = {spaces(span.get_text()) for span in page.soup.select(".rrma-az > span")}
    assert unlinked == set("ACDFGHIJKLMNOPQRSTUWXYZ")


def test_letters_go_together_with_filters_and_with_words(towns):
    assert letters(ShownPage(f"{PATH}?family=association-ong")) == {"E": 1, "0-9": 1}
    chosen = ShownPage(f"{PATH}?letter=E&region=53")
    assert chosen.titles == ["Échange 35"]
    # The letter's own choice does not change the letters, and every way out keeps the region.
    assert letters(chosen) == {"B": 1, "V": 1}
    assert chosen.text(".rrma-az [aria-current]") == "E1"
    assert chosen.soup.select_one(".rrma-az__all")["href"] == f"{PATH}?region=53"
    assert chosen.chips() == {
        "Lettre : E": f"{PATH}?region=53",
        "Région et département : Bretagne": f"{PATH}?letter=E",
    }
    assert [(field["name"], field["value"]) for field in chosen.soup.select("main input[type=hidden]")] == [
        ("letter", "E")
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("region=53&family=collectivite", "?family=collectivite&region=53"),
        ("type=news&utm_source=lettre", ""),
        ("sort=title", ""),
        ("sort=date&q=rennes", "?q=rennes"),
        ("q=rennes&sort=relevance", "?q=rennes"),
        ("letter=A&letter=B", "?letter=B"),
        ("lesson=obstacle&keyword=eau", ""),
        ("page=9", ""),
    ],
)
def test_there_is_one_address_for_each_search(towns, client, written, address):
    response = client.get(f"{PATH}?{written}")
    assert (response.status_code, response["Location"]) == (302, f"{PATH}{address}")
    assert client.get(response["Location"]).status_code == 200


def test_words_put_the_best_match_first_unless_names_are_asked_for(towns):
    factories.organisation("Amis de la ville", description="Une association de Sétif.")
    sync()
    best = ShownPage(f"{PATH}?q=s%C3%A9tif")
    assert best.titles[0] == "Ville de Sétif"
    assert [(o["value"], spaces(o.get_text()), o.has_attr("selected")) for o in best.soup.select("#tri option")] == [
        ("relevance", "pertinence", True),
        ("title", "nom", False),
    ]
    assert ShownPage(f"{PATH}?q=s%C3%A9tif&sort=title").titles[0] == "Amis de la ville"
    assert ShownPage(PATH).soup.select_one("#tri") is None


def test_acronyms_and_former_names_lead_to_the_organisation(towns):
    for words in ("TR", "trois+fleuves"):
        page = ShownPage(f"{PATH}?q={words}")
        assert page.titles == ["3 Rives"]
    meta = spaces(page.soup.select_one(".rrma-result").get_text(" "))
    # « 3 rives » is but another way to write the name.
    assert "sigle : TR" in meta and meta.lower().count("3 rives") == 1


def test_a_row_says_where_the_organisation_is_and_with_whom_it_works(towns):
    rows = {spaces(row.h3.get_text()): row for row in ShownPage(PATH).soup.select(".rrma-result")}
    assert (
        spaces(rows["Ville de Rennes"].select(".rrma-meta")[-1].get_text("|"))
        == "Ille-et-Vilaine|1 coopération|Algérie"
    )
    assert spaces(rows["Ville de Sétif"].select(".rrma-meta")[-1].get_text("|")) == "Algérie|1 coopération"
    linked = {spaces(link.get_text()): link["href"] for link in rows["Ville de Rennes"].select(".rrma-meta a")}
    assert linked == {"Ille-et-Vilaine": "/territoires/ille-et-vilaine/", "Algérie": "/pays/DZ/"}


def test_a_row_counts_the_sheets_that_name_the_organisation(towns):
    named = {"organisation": ("ville-de-rennes",)}
    project(SearchDocument(key=f"s:{n}", kind="case-sheet", title="Fiche", url=f"/{n}/", facets=named) for n in (1, 2))
    rows = {spaces(row.h3.get_text()): spaces(row.get_text("|")) for row in ShownPage(PATH).soup.select(".rrma-result")}
    assert rows["Ville de Rennes"].endswith("|2 fiches") and "fiche" not in rows["Ville de Sétif"]


def test_nothing_found_tells_what_would_be(towns):
    page = ShownPage(f"{PATH}?country=DZ&letter=B")
    assert page.text("#nb") == "Aucun organisme"
    ways = {spaces(row.td.get_text()): row for row in page.soup.select("tbody tr")}
    assert set(ways) == {"Pays : Algérie", "Lettre : B"}
    for row in ways.values():
        assert ShownPage(row.a["href"]).total == int(row.select_one(".rrma-num").get_text())
    assert page.soup.find("a", string="Voir tout l’annuaire")["href"] == PATH


def test_nothing_found_says_what_the_whole_site_has(towns):
    page = ShownPage(f"{PATH}?q=f%C3%AAte")
    link = page.soup.select_one("#ailleurs").find_parent("section").a
    assert spaces(link.get_text()) == "1 résultat hors de l’annuaire"
    assert ShownPage(link["href"]).titles == ["Rennes en fête"]


def test_an_empty_directory_says_so():
    page = ShownPage(PATH)
    assert page.text("#nb") == "Aucun organisme" and "L’annuaire est encore vide." in page.soup.get_text()
    assert page.soup.select(".rrma-az a") == [] and page.soup.select("legend") == []


def test_no_number_of_filters_lets_other_contents_in(towns):
    many = "&".join(f"country={code:03}" for code in range(60))
    following = ShownPage(PATH).response.client.get(f"{PATH}?{many}&country=DZ", follow=True)
    assert following.status_code == 200
    page = ShownPage(f"{PATH}?{following.request['QUERY_STRING']}")
    assert len(page.chips()) == 39 and "Rennes en fête" not in page.titles


def test_it_takes_no_script_and_every_page_is_reached(client):
    for number in range(23):
        factories.organisation(f"Ville {number:02}")
    sync()
    page = ShownPage(PATH)
    assert not page.soup.select("script:not([src], [type*=json])") and "onclick" not in page.response.content.decode()
    form = page.soup.select_one("main form")
    assert (form["action"], form["method"]) == (PATH, "get") and form.select("button[type=submit]")
    second = ShownPage(page.soup.select_one('.rrma-pager a[rel="next"]')["href"])
    assert page.titles + second.titles == [f"Ville {number:02}" for number in range(23)]


@pytest.mark.django_db(transaction=True)
def test_the_page_costs_the_same_few_queries_whatever_it_lists(towns):
    def asked() -> list[str]:
        ShownPage(f"{PATH}?q=ville&country=africa")
        with CaptureQueriesContext(connection) as queries:
            assert ShownPage(f"{PATH}?q=ville&country=africa").titles
        layout = ("networksettings", "footerpage", "wagtailcore", 'SELECT 1 AS "a"')
        return [query["sql"] for query in queries if not any(part in query["sql"] for part in layout)]

    few = asked()
    for number in range(12):
        town = factories.organisation(f"Ville {number}", territory=factories.department("35"))
        factories.cooperation(here=[town], countries=[factories.country("BJ")], themes=[factories.theme()])
    many = asked()
    assert len(few) == len(many) <= 6, "\n".join(many)


def test_only_reading_is_allowed_and_a_proxy_may_keep_the_page(client):
    assert client.post(PATH).status_code == 405
    response = client.get(PATH)
    assert not response.cookies and response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert client.get(PATH, headers={"if-none-match": response["ETag"]}).status_code == 304
