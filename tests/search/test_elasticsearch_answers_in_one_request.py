"""A search on Elasticsearch is one request over the network and few SQL queries, whatever is asked."""

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection
from elastic_transport import Urllib3HttpNode

from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document
from .elasticsearch_index import FilledElasticsearch, elasticsearch_index

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared"), pytest.mark.slow]

ONE = {
    "everything": SearchQuery(),
    "a word": SearchQuery("eau"),
    "a synonym": SearchQuery("puits"),
    "three words": SearchQuery("eau puits forage"),
    "a phrase and an exclusion": SearchQuery('"eau du puits" -riz'),
    "filtered, by date": SearchQuery("eau", {"zone": ["nord"], "mood": ["calme"]}, sort="date"),
    "the last page": SearchQuery("eau", page=3, page_size=100),
    "the value of an undeclared facet": SearchQuery("eau", {"theme": ["t1"]}),
}
TWO = {
    "widened": SearchQuery("eau riz"),
    "widened by two groups": SearchQuery("eau riz mil sorgho semence"),
    "beyond the last page": SearchQuery("eau", page=99),
}


@pytest.fixture
def filled(monkeypatch) -> Iterator[FilledElasticsearch]:
    with elasticsearch_index("8") as engine:
        SynonymGroup.objects.create(terms="puits\nforage d’eau")
        project(
            make_document(
                number,
                title=f"L’eau du puits {number}",
                summary="Un forage" if number % 3 else "",
                body="riz" if number < 5 else "",
                date=datetime.date(2000 + number % 20, 1, 1),
                facets={"zone": (("alto", "bora-est")[number % 2],), "mood": ("calme",), "theme": (f"t{number % 40}",)},
            )
            for number in range(300)
        )
        connection.run_on_commit.clear()  # as after a commit: else everything is read anew
        engine.fill()
        engine.fill = lambda: None
        search(SearchQuery(), engine=engine)
        yield engine


@pytest.fixture
def requests(monkeypatch) -> list[str]:
    """The addresses that are asked over the network."""
    asked = []
    perform = Urllib3HttpNode.perform_request

    def perform_and_note(node, method, target, *arguments, **options):
        asked.append(f"{method} {target}")
        return perform(node, method, target, *arguments, **options)

    monkeypatch.setattr(Urllib3HttpNode, "perform_request", perform_and_note)
    return asked


@pytest.mark.parametrize("name", [*ONE, *TWO])
def test_one_request_or_two(filled, requests, django_assert_max_num_queries, name):
    query = {**ONE, **TWO}[name]
    with django_assert_max_num_queries(4):
        results = search(query, engine=filled)
    assert results.engine == "elasticsearch"
    assert results.total > 0
    assert requests == [f"POST /{filled.index}/_msearch"] * (1 if name in ONE else 2)


def test_a_facet_that_nobody_declared_costs_a_request_once(filled, requests):
    project([make_document(1000, title="eau", facets={"inattendu": ("un", "deux")})])
    del filled.fill
    filled.fill()
    requests.clear()
    results = search(SearchQuery("eau"), engine=filled)
    assert [value.count for value in results.facets["inattendu"]] == [1, 1]
    assert len(requests) == 2
    search(SearchQuery("eau"), engine=filled)
    assert len(requests) == 3
