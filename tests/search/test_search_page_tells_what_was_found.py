"""The search page: its counts, its marked words, its filters, and help when nothing was found."""

import datetime

import pytest

from rrma_search.models import SynonymGroup
from rrma_search.projection import project

from .corpora import declared, make_document
from .search_page import ShownPage, spaces

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]


@pytest.fixture
def villages():
    """Three documents on water in two zones, and one on rice."""
    project(
        [
            make_document(1, title="L'eau de Bora", facets={"zone": ("bora-est",), "mood": ("calme",)}),
            make_document(2, title="Un puits pour l’eau", facets={"zone": ("alto",), "mood": ("vif",)}),
            make_document(3, title="Eaux usées", facets={"zone": ("cima",), "mood": ("calme",)}, kind="guide"),
            make_document(4, title="Le riz", summary="Une <b>rizière</b> & rien d'autre", facets={"zone": ("alto",)}),
        ]
    )


def test_the_title_of_the_document_has_the_words_and_the_count(villages):
    page = ShownPage("/recherche/?q=eau&zone=nord")
    assert page.text("title").startswith("« eau », Zone : Grand Nord : 2 résultats")
    assert page.text("#nb") == "2 résultats"
    assert len(page.soup.find_all("h1")) == 1


def test_words_are_marked_also_after_an_elision(villages):
    page = ShownPage("/recherche/?q=eau")
    titles = {str(title.a) for title in page.soup.select(".rrma-result__title")}
    assert any("L’<mark>eau</mark> de Bora" in title for title in titles)


def test_texts_are_escaped_and_typeset(villages):
    page = ShownPage("/recherche/?q=riz")
    assert "Une &lt;b&gt;rizière&lt;/b&gt; &amp; rien d’autre" in page.response.content.decode().replace("\u2019", "’")
    assert page.soup.select_one(".rrma-result b") is None


def test_active_filters_are_removed_one_by_one(villages):
    page = ShownPage("/recherche/?q=eau&mood=calme&zone=alto&zone=nord")
    assert page.chips() == {
        "Humeur : Calme": "/recherche/?q=eau&zone=alto&zone=nord",
        "Zone : Alto": "/recherche/?q=eau&mood=calme&zone=nord",
        "Zone : Grand Nord": "/recherche/?q=eau&mood=calme&zone=alto",
    }
    assert page.soup.find("a", string="Tout effacer")["href"] == "/recherche/?q=eau"


def test_an_unknown_value_is_an_unknown_removable_filter_without_results(villages):
    page = ShownPage("/recherche/?zone=atlantide")
    assert page.total == 0
    assert page.chips() == {"Zone : atlantide (valeur inconnue)": "/recherche/"}
    assert page.boxes("zone")["atlantide"] == (0, True)


def test_a_filter_on_a_facet_that_is_not_drawn_goes_along_with_the_form(villages, monkeypatch):
    from rrma_search import facets

    monkeypatch.setattr(facets.get_facets()["mood"], "drawn", False)
    page = ShownPage("/recherche/?mood=calme")
    assert page.facet("Humeur") is None
    assert [(field["name"], field["value"]) for field in page.soup.select("form input[type=hidden]")] == [
        ("mood", "calme")
    ]
    assert "Humeur : Calme" in page.chips()


def test_the_synonym_used_is_said(villages):
    SynonymGroup.objects.create(terms="puits\nforage")
    page = ShownPage("/recherche/?q=forage")
    assert page.titles == ["Un puits pour l’eau"]
    assert page.text("#synonymes") == "Recherché aussi : « puits » pour « forage »"


def test_what_stands_in_for_a_misspelt_word_is_told_once(villages):
    page = ShownPage("/recherche/?q=rizieer")
    assert page.titles == ["Le riz"]
    told = [spaces(line.get_text()) for line in page.soup.select(".rrma-common")]
    expected = "Aucun contenu n’a « rizieer » : résultats pour « rizière »"
    assert [line for line in told if "rizière" in line] == [expected]


def test_nothing_found_offers_the_nearest_spelling_with_its_count(villages):
    page = ShownPage("/recherche/?q=puist")
    assert page.text("#nb") == "Aucun résultat pour « puist »"
    section = page.soup.select_one("#orthographe").find_parent("section")
    assert section.a["href"] == "/recherche/?q=puits"
    count = ShownPage(section.a["href"]).total
    assert spaces(section.select_one(".rrma-meta").get_text()) == f"{count} résultat"


def test_nothing_found_counts_what_remains_without_each_filter(villages):
    page = ShownPage("/recherche/?mood=vif&zone=cima")
    rows = {spaces(row.td.get_text()): row for row in page.soup.select("tbody tr")}
    assert set(rows) == {"Humeur : Vif", "Zone : Cima"}
    for row in rows.values():
        assert int(row.select_one(".rrma-num").get_text()) == ShownPage(row.a["href"]).total == 1


def test_filters_that_only_together_stand_in_the_way_are_told_too(villages):
    page = ShownPage("/recherche/?q=riz&mood=vif&zone=cima")
    assert page.total == 0
    (row,) = page.soup.select("tbody tr")
    assert spaces(row.td.get_text()) == "Tous les filtres"
    assert row.a["href"] == "/recherche/?q=riz"
    assert int(row.select_one(".rrma-num").get_text()) == ShownPage(row.a["href"]).total == 1


def test_a_facet_with_nothing_to_choose_is_not_drawn(villages):
    page = ShownPage("/recherche/?zone=alto")
    assert page.total == 2
    assert page.facet("Type de contenu") is None
    assert page.facet("Année") is None
    assert page.facet("Zone") is not None


def test_a_value_of_every_result_is_counted_but_not_offered(villages):
    page = ShownPage("/recherche/?type=case-sheet")
    zone = page.facet("Zone")
    assert "Grand Nord" in zone.get_text()
    assert "nord" not in page.boxes("zone")
    assert set(page.boxes("zone")) == {"alto", "bora", "bora-est"}


def test_values_stand_under_their_parents(villages):
    page = ShownPage()
    box = page.soup.select_one('input[value="bora-est"]')
    above = [item.find("input")["value"] for item in box.find_parents("li") if item.find("input")]
    assert above == ["bora-est", "bora", "nord"]


def test_the_widened_part_is_announced_and_reached():
    project(
        [
            *(make_document(number, title="Eau et riz") for number in range(3)),
            *(make_document(number, title="Eau de source", date=datetime.date(2020, 1, 1)) for number in range(10, 40)),
        ]
    )
    page = ShownPage("/recherche/?q=eau+riz")
    assert page.text("#niveaux") == "3 résultats avec tous les mots, 30 approchants"
    strict, widened = (link["href"] for link in page.soup.select("#niveaux a"))
    assert (strict, widened) == ("/recherche/?q=eau+riz#resultats", "/recherche/?q=eau+riz#approchants")
    assert page.soup.select_one("#resultats")
    lists = page.soup.select("ol.rrma-resultlist")
    assert [len(found.find_all("li")) for found in lists] == [3, 17]
    assert lists[1]["aria-labelledby"] == "approchants" and lists[1]["start"] == "4"


def test_more_than_two_words_need_not_all_be_there():
    project([make_document(1, title="Eau et riz"), make_document(2, title="Eau")])
    assert ShownPage("/recherche/?q=eau+riz+puits").text("#niveaux") == (
        "1 résultat avec la plupart des mots, 1 approchant"
    )


def test_the_family_of_a_rare_word_is_announced():
    project([make_document(1, title="Agriculteurs"), *(make_document(n, title="Agriculture") for n in range(2, 6))])
    assert ShownPage("/recherche/?q=agriculteur").text("#niveaux") == (
        "1 résultat avec ce mot, 4 approchants avec « agriculture »"
    )


def test_quotation_marks_within_guillemets_are_others():
    title = ShownPage('/recherche/?q="eau du sahel" puits').text("title")
    assert title.startswith("« “eau du sahel” puits »")


def test_the_pager_leads_through_all_results():
    project(make_document(number, title=f"Eau {number}") for number in range(45))
    page = ShownPage("/recherche/?q=eau")
    seen = set(page.titles)
    for _ in range(2):
        page = ShownPage(page.soup.select_one('.rrma-pager a[rel="next"]')["href"])
        seen |= set(page.titles)
    assert len(seen) == 45
    assert page.soup.select_one('.rrma-pager a[rel="next"]') is None
    assert page.text('.rrma-pager [aria-current="page"]') == "Page 3"


def test_more_values_than_fit_are_folded_away_but_a_chosen_one_is_not():
    project(make_document(number, facets={"motif": (f"motif-{number:02}",)}) for number in range(20))
    from rrma_search.facets import Facet, register_facet

    register_facet(Facet(name="motif", label="Motif"))
    page = ShownPage("/recherche/?motif=motif-17")
    facet = page.facet("Motif")
    assert spaces(facet.summary.find(string=True)) == f"Voir {len(facet.details.find_all('input'))} autres"
    assert page.soup.select_one('input[value="motif-17"]').find_parent("details", class_="rrma-facet__more") is None
    assert len(facet.find_all("input")) == 20
