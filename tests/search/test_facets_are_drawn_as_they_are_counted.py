"""What is drawn of a facet may be kept, but never shown for other counts, another choice or another language."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from rrma_search.addresses import LinkedLabel
from rrma_search.documents import SearchDocument
from rrma_search.facet_drawing import draw_facet
from rrma_search.facet_markup import rows_markup
from rrma_search.facets import Facet
from rrma_search.hit_markup import places_markup, title_markup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue, Hit
from rrma_search.service import search

COUNTRY = Facet(name="country", label="Pays")
BENIN, TOGO = FacetValue("BJ", "Bénin", 12, False), FacetValue("TG", "L'autre <pays>", 3, False)


def drawn(*values: FacetValue, facet: Facet = COUNTRY) -> str:
    """The rows of `values` as HTML."""
    return rows_markup(draw_facet(facet, list(values), facet.label))


def test_the_same_values_are_drawn_the_same_and_once():
    assert draw_facet(COUNTRY, [BENIN, TOGO], "Pays") is draw_facet(COUNTRY, [BENIN, TOGO], "Pays")
    assert "12" in drawn(BENIN, TOGO) and "L’autre &lt;pays&gt;" in drawn(BENIN, TOGO)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"count": 13}, '<span class="rrma-check__n">13'),
        ({"selected": True}, 'value="BJ" checked>'),
        ({"label": "Bénin (république du)"}, "Bénin (république du)"),
        ({"link": False}, '<span class="rrma-check rrma-check--all"><span>Bénin'),
    ],
)
def test_what_changes_is_drawn_anew(changed, told):
    assert told not in drawn(BENIN, TOGO)
    assert told in drawn(BENIN._replace(**changed), TOGO)


def test_another_kind_of_choice_and_another_language_are_drawn_anew():
    single = Facet(name="country", label="Pays", multiple=False)
    assert 'type="checkbox"' in drawn(BENIN) and 'type="radio"' in drawn(BENIN, facet=single)
    with override("fr"):
        french = drawn(BENIN)
    with override("en"):
        assert "résultats" in french and "results" in drawn(BENIN)


@pytest.mark.django_db
def test_a_card_shows_what_it_is_given_as_text():
    project([SearchDocument(key="a:1", kind="page", title="L'eau & <b>", summary="", body="", url='/a/?b="c"')])
    (hit,) = search(SearchQuery(text="eau")).hits
    assert isinstance(hit, Hit)
    assert title_markup(hit) == '<a href="/a/?b=&quot;c&quot;">L’<mark>eau</mark> &amp; &lt;b&gt;</a>'
    assert title_markup(replace(hit, url="")) == "L’<mark>eau</mark> &amp; &lt;b&gt;"
    places = [LinkedLabel("Côte d'Ivoire", "/pays/ci/?a&b"), LinkedLabel("<Ailleurs>")]
    assert places_markup(places) == (
        '<span><a href="/pays/ci/?a&amp;b">Côte d’Ivoire</a></span><span>&lt;Ailleurs&gt;</span>'
    )
