"""A search on the embedded engine takes at most six SQL queries, whatever there is to find."""

import datetime

import pytest

from rrma_search.engines.database import store
from rrma_search.engines.database.lookup import Phrases, find
from rrma_search.matching import parse
from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search
from rrma_search.synonyms import load_synonyms

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("declared")]

SEARCHES = {
    "everything": SearchQuery(),
    "a word": SearchQuery("eau"),
    "a synonym": SearchQuery("puits"),
    "widened": SearchQuery("eau riz puits mil"),
    "a phrase and an exclusion": SearchQuery('"eau du puits" -riz'),
    "by date, filtered": SearchQuery("eau", {"zone": ["nord"], "mood": ["calme"]}, sort="date"),
    "nothing, with filters": SearchQuery("eau", {"zone": ["cima"], "mood": ["vif"], "year": ["1999"]}),
    "misspelt, with filters": SearchQuery("puitss eauu", {"zone": ["cima"], "mood": ["vif"]}),
    "a hundred hits a page": SearchQuery("eau", page_size=100),
}


def fill(first: int, last: int) -> None:
    project(
        make_document(
            number,
            title=f"L’eau du puits {number}",
            summary="Un forage, du riz" if number % 3 else "",
            date=datetime.date(2000 + number % 20, 1, 1),
            facets={"zone": (("alto", "bora-est")[number % 2],), "mood": ("calme",), "theme": (f"t{number % 40}",)},
        )
        for number in range(first, last)
    )


@pytest.mark.parametrize("name", SEARCHES)
def test_at_most_six_queries(name, django_assert_max_num_queries):
    SynonymGroup.objects.create(terms="puits\nforage d’eau")
    fill(0, 30)
    search(SEARCHES[name])
    with django_assert_max_num_queries(6):
        search(SEARCHES[name])


@pytest.mark.parametrize("name", ["a word", "widened", "nothing, with filters", "misspelt, with filters"])
def test_as_many_queries_for_ten_times_the_documents(name, django_assert_num_queries):
    fill(0, 20)
    search(SEARCHES[name])
    with django_assert_num_queries(queries_of(SEARCHES[name])):
        search(SEARCHES[name])
    before = queries_of(SEARCHES[name])
    fill(20, 200)
    search(SEARCHES[name])
    assert queries_of(SEARCHES[name]) == before


def test_at_most_six_queries_after_a_change(django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(store, "_kept", {})
    fill(0, 30)
    search(SearchQuery("eau"))
    fill(30, 60)
    with django_assert_max_num_queries(6):
        assert search(SearchQuery("eau")).total == 60


def test_a_phrase_is_not_looked_up_where_a_shorter_one_says_as_much():
    SynonymGroup.objects.create(
        terms="ess\néconomie sociale et solidaire\néconomie sociale\nsociale et solidaire\nsociale"
    )
    asked = []

    def look_up(expressions):
        asked.extend(expressions)
        return [[] for _ in expressions]

    find(look_up, parse("ess", load_synonyms()), 1)
    assert {expression.phrases for expression in asked if isinstance(expression, Phrases)} == {
        (("econom", "social"), ("social", "solidair"))
    }


def queries_of(query: SearchQuery) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        search(query)
    return len(captured)
