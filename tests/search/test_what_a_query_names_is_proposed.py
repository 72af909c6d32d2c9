"""Facet values that the words of a query name are proposed above the results, with the count each opens on."""

import pytest

from rrma_search.entities import entities
from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document
from .search_page import ShownPage, spaces

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]


@pytest.fixture
def documents():
    project(
        [
            make_document(1, title="L’eau de Bora", facets={"zone": ("bora-est",), "mood": ("calme",)}),
            make_document(2, title="Un puits pour l’eau", facets={"zone": ("alto",), "mood": ("vif",)}),
            make_document(3, title="De l’eau calme, alto", facets={"zone": ("cima",), "theme": ("Eau et riz",)}),
        ]
    )


def named(text, filters=None):
    results = search(SearchQuery(text, filters or {}))
    found = entities(results, ["zone", "mood", "theme"])
    for entity in found:
        assert search(results.query.with_only(entity.facet, entity.value.value)).total == entity.value.count
    return [(entity.facet, entity.value.value) for entity in found]


def test_full_names_come_first_then_parts_of_names(documents):
    assert named("eau alto") == [("zone", "alto"), ("theme", "Eau et riz")]


def test_nothing_is_proposed_that_is_chosen_or_excluded(documents):
    assert named("eau alto", {"zone": ["alto"]}) == []
    assert named("eau -bora") == [("theme", "Eau et riz")]


def test_nothing_is_proposed_that_no_result_or_every_result_has(documents):
    assert named("eau bora-est", {"mood": ["vif"]}) == []
    project(
        [
            make_document(5, title="Mil", facets={"mood": ("mil",)}),
            make_document(6, body="mil", facets={"mood": ("mil",)}),
        ]
    )
    assert named("mil") == []


def test_a_synonym_names_a_value_too(documents):
    SynonymGroup.objects.create(terms="altien", targets="alto", direction=SynonymGroup.Direction.ONE_WAY)
    assert ("zone", "alto") in named("eau altien")


def test_demonyms_lead_to_the_country(documents):
    project(
        [
            make_document(7, title="Une école au Bénin", facets={"mood": ("Bénin",)}),
            make_document(8, title="École béninoise"),
        ]
    )
    assert named("école béninoise") == [("mood", "Bénin")]


def test_the_page_links_to_the_filter_and_applies_nothing(documents):
    page = ShownPage("/recherche/?q=eau+alto")
    assert page.total == 3
    links = {spaces(link.get_text()): link["href"] for link in page.soup.select("#propositions a")}
    assert links["Zone : Alto"] == "/recherche/?q=eau+alto&zone=alto"
    assert "(1 résultat)" in page.text("#propositions")
    assert not ShownPage(links["Zone : Alto"]).soup.select("#propositions a[href*='zone=']")
