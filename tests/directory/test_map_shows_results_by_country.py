"""The map beside the results: the same numbers as its list, in the same order, each leading to as many results."""

import re
import timeit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from rrma_directory.world_map import WorldMap, world
from rrma_search.projection import project
from rrma_search.results import FacetValue
from tests.pages.factories import sheet_document
from tests.search.search_page import ShownPage, spaces

MAP = "rrma_directory/includes/map.html"


def documents(*countries: tuple[str, ...], **fields) -> None:
    project(sheet_document(number, facets={"country": codes}, **fields) for number, codes in enumerate(countries))


def listed(soup) -> list[tuple[str, str]]:
    rows = soup.select(".rrma-map__list li > *")
    return [(spaces(row.find("span").get_text()), row.find_all("span")[1].find(string=True)) for row in rows]


def drawn(soup) -> list[tuple[str, str]]:
    bubbles = [title.parent for title in soup.select(".rrma-map svg title")]
    return [(spaces(bubble.title.get_text()).partition(" : ")[0], bubble.find("text").string) for bubble in bubbles]


def shown(*values: FacetValue, address=lambda code: f"/{code}/", **context) -> BeautifulSoup:
    html = render_to_string(MAP, {"map": WorldMap.of(values, address), **context})
    return BeautifulSoup(html, "html.parser")


@pytest.mark.django_db
def test_bubbles_and_list_have_the_same_numbers_in_the_same_order():
    documents(("BJ",), ("BJ", "SN"), ("SN", "BJ"), ("VN",), ("BF", "VN"))
    soup = ShownPage().soup
    assert listed(soup) == [("Bénin", "3"), ("Sénégal", "2"), ("Vietnam", "2"), ("Burkina Faso", "1")]
    assert drawn(soup) == listed(soup)
    assert spaces(soup.select_one(".rrma-mapfold summary").get_text()) == "Carte des résultats (4 pays)"


@pytest.mark.django_db
def test_every_link_opens_on_its_number():
    documents(("BJ",), ("BJ", "SN"), ("SN",), ("VN",), ("CA-QC",), ("CA",))
    for address in ("/recherche/", "/recherche/?country=SN", "/recherche/?country=SN&country=VN"):
        page = ShownPage(address)
        assert len(listed(page.soup)) == 5
        for bubble, link in zip(
            page.soup.select(".rrma-map svg a"), page.soup.select(".rrma-map__list a"), strict=True
        ):
            assert bubble["href"] == link["href"]
            assert ShownPage(link["href"]).total == int(link.find_all("span")[1].find(string=True))


@pytest.mark.django_db
def test_the_chosen_country_is_told():
    documents(("BJ",), ("SN",), ("SN",))
    soup = ShownPage("/recherche/?country=SN").soup
    assert [spaces(link.find("span").get_text()) for link in soup.select(".rrma-map__list [aria-current]")] == [
        "Sénégal"
    ]
    assert len(soup.select(".rrma-map svg .is-current")) == 1


@pytest.mark.django_db
def test_what_every_result_has_leads_nowhere():
    documents(("BJ",), ("BJ", "SN"))
    soup = ShownPage().soup
    assert listed(soup) == [("Bénin", "2"), ("Sénégal", "1")]
    assert len(soup.select(".rrma-map__list a")) == len(soup.select(".rrma-map svg a")) == 1


@pytest.mark.django_db
def test_there_is_no_map_of_one_country_nor_of_nothing_nor_on_later_pages():
    documents(*[("BJ",)] * 24)
    assert not ShownPage().soup.select(".rrma-map")
    assert not ShownPage("/recherche/?q=introuvable").soup.select(".rrma-map")
    project([sheet_document(99, facets={"country": ("SN",)})])
    assert ShownPage().soup.select(".rrma-map")
    assert not ShownPage("/recherche/?page=2").soup.select(".rrma-map")


@pytest.mark.django_db
def test_the_map_asks_the_database_nothing():
    documents(("BJ",), ("BJ",))
    ShownPage()
    with CaptureQueriesContext(connection) as without:
        assert not ShownPage().soup.select(".rrma-map")
    documents(("BJ",), ("SN",))
    ShownPage()
    with CaptureQueriesContext(connection) as with_map:
        assert ShownPage().soup.select(".rrma-map")
    assert len(with_map) <= len(without)


def test_a_country_is_left_out_when_its_subdivision_says_the_same():
    canada = FacetValue("CA", "Canada", 2, False, "america")
    quebec = FacetValue("CA-QC", "Québec", 2, False, "CA")
    america = FacetValue("america", "Amérique", 2, False)
    assert listed(shown(america, canada, quebec)) == [("Québec", "2")]
    more = FacetValue("CA", "Canada", 3, False, "america")
    assert listed(shown(america, more, quebec)) == [("Canada", "3"), ("Québec", "2")]


def test_zero_and_what_is_no_country_are_not_on_the_map():
    soup = shown(
        FacetValue("BJ", "Bénin", 0, True), FacetValue("XX", "XX", 3, False), FacetValue("africa", "Afrique", 3, False)
    )
    assert not soup.select(".rrma-map")


def test_readers_of_the_screen_are_given_the_list_and_not_the_bubbles():
    soup = shown(FacetValue("BJ", "Bénin", 2, False), FacetValue("SN", "Sénégal", 1, True))
    assert soup.svg["aria-hidden"] == "true" and soup.svg["focusable"] == "false"
    assert {link["tabindex"] for link in soup.select("svg a")} == {"-1"}
    assert not soup.select(".rrma-map__list [tabindex]")
    assert soup.ul["aria-label"] == "Résultats par pays"
    assert [spaces(item.get_text(" ")) for item in soup.select("li")] == ["Bénin 2 résultats", "Sénégal 1 résultat"]


def test_the_map_has_no_inline_style_and_no_name_that_could_be_twice_on_a_page():
    html = render_to_string(MAP, {"map": WorldMap.of([FacetValue("BJ", "Bénin", 2, False)], str)})
    assert not re.search(r"\b(style|id|onclick)=", html)


def test_numbers_have_points_in_french_too():
    soup = shown(FacetValue("BJ", "Bénin", 12345, False), FacetValue("TG", "Togo", 1234, False))
    numbers = [circle[name] for circle in soup.select("circle") for name in ("cx", "cy", "r")]
    assert all(re.fullmatch(r"\d+\.\d", number) for number in numbers)
    assert drawn(soup) == [("Bénin", "12345"), ("Togo", "1234")] == listed(soup)


def test_a_name_is_shown_as_text():
    soup = shown(FacetValue("BJ", '<b>Bénin</b> & "Cie"', 2, False), address=lambda code: '/?a=1&b="x"')
    assert not soup.select("b") and soup.select_one("li a")["href"] == '/?a=1&b="x"'
    assert "Cie" in soup.title.get_text()


def test_every_country_at_once_is_listed_and_drawn_without_links_too_small_to_hit():
    values = [FacetValue(code, code, 7, False) for code in world().anchors]
    soup = shown(*values)
    assert len(soup.select("svg circle.rrma-map__dot")) == len(soup.select(".rrma-map__list a")) == len(values)
    assert not soup.select("svg a")


@pytest.mark.slow
def test_the_map_costs_two_milliseconds_at_most():
    codes = "SN BF BJ ML TG CI GN CM MA TN VN PS HT CA-QC BR IT ES BE"
    values = [FacetValue(code, code, 3 + len(code), False) for code in codes.split()]
    seconds = timeit.repeat(lambda: shown_html(values), number=1, repeat=200)
    assert min(seconds) < 0.002


def shown_html(values: list[FacetValue]) -> str:
    return render_to_string(
        MAP, {"map": WorldMap.of(values, lambda code: f"/recherche/?country={code}"), "caption": "x"}
    )
