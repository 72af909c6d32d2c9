"""Facets and their values stand in an order that readers expect, under names that they know."""

import datetime

import pytest

from rrma_search import facets
from rrma_search.facets import Facet, FacetLabel
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]


class GoalFacet(Facet):
    """Goals that bear a number."""

    name = "goal"
    order = "natural"

    def values(self):
        return {str(number): FacetLabel(f"{number}. But") for number in (1, 2, 9, 10, 17)}


def values(name: str, query: SearchQuery | None = None):
    return search(query or SearchQuery()).facets[name]


def test_most_frequent_first_then_by_label():
    for number, topics in enumerate([("zinc", "eau"), ("zinc", "École"), ("zinc", "ecu"), ("zinc",)]):
        project([make_document(number, facets={"topic": topics})])
    assert [(value.label, value.count) for value in values("topic")] == [
        ("zinc", 4),
        ("eau", 1),
        ("École", 1),
        ("ecu", 1),
    ]


def test_children_follow_their_parent_in_natural_order():
    project([make_document(1, facets={"zone": ("cima",)}), make_document(2, facets={"zone": ("alto", "bora-est")})])
    assert [value.value for value in values("zone")] == ["nord", "alto", "bora", "bora-est", "sud", "cima"]


def test_numbers_in_labels_are_compared_as_numbers(monkeypatch):
    monkeypatch.setattr(facets, "_registered", [*facets.registered_facets(), GoalFacet()])
    project([make_document(1, facets={"goal": ("10", "9", "17", "2", "1", "99")})])
    assert [value.value for value in values("goal")] == ["1", "2", "9", "10", "17", "99"]


def test_the_latest_year_first():
    project([make_document(year, date=datetime.date(year, 1, 1)) for year in (2018, 2021, 2019)])
    assert [value.value for value in values("year")] == ["2021", "2019", "2018"]


def test_facets_come_in_the_order_of_the_settings_then_of_declaration(settings):
    settings.RRMA_SEARCH = {"FACET_ORDER": ["year", "zone"]}
    project([make_document(1, facets={"undeclared": ("x",)})])
    assert list(search(SearchQuery()).facets) == ["year", "zone", "type", "mood", "undeclared"]


def test_an_undeclared_facet_is_counted_and_filters():
    project([make_document(1, facets={"own": ("a", "b")}), make_document(2, facets={"own": ("b",)})])
    assert [(value.value, value.label, value.count, value.known) for value in values("own")] == [
        ("b", "b", 2, True),
        ("a", "a", 1, True),
    ]
    assert search(SearchQuery("", {"own": ["a"]})).total == 1


def test_a_declared_value_without_document_is_known():
    project([make_document(1)])
    (value,) = values("zone", SearchQuery("", {"zone": ["cima"]}))
    assert (value.label, value.count, value.selected, value.known) == ("Cima", 0, True, True)


def test_a_loop_among_parents_does_no_harm(monkeypatch):
    class Loop(Facet):
        name = "loop"

        def values(self):
            return {"a": FacetLabel("A", "b"), "b": FacetLabel("B", "a")}

    monkeypatch.setattr(facets, "_registered", [*facets.registered_facets(), Loop()])
    project([make_document(1, facets={"loop": ("a",)})])
    assert {value.value: value.count for value in values("loop")} == {"a": 1, "b": 1}
    assert search(SearchQuery("", {"loop": ["b"]})).total == 1
