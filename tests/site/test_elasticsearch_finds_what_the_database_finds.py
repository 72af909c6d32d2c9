"""On the demonstration content Elasticsearch gives the same numbers as the database, and the same first hits."""

from collections.abc import Iterator

import pytest
from django.db import connection

from rrma_search.query import SORTS, SearchQuery
from rrma_search.results import SearchResults
from rrma_search.service import search
from tests.search.elasticsearch_index import FilledElasticsearch, elasticsearch_index
from tests.search.relevance.judged import judged_queries

pytestmark = pytest.mark.slow

FILTERS = [{}, {"type": ["case-sheet"]}, {"country": ["africa"]}, {"theme": ["education"], "year": ["2025"]}]
TEXTS = [query.text for query in judged_queries()]
TOP = 10


@pytest.fixture
def filled(network) -> Iterator[FilledElasticsearch]:
    marks = list(connection.run_on_commit)
    connection.run_on_commit.clear()  # as after a commit: else everything is read anew for each search
    with elasticsearch_index("8") as engine:
        engine.fill()
        engine.fill = lambda: None
        yield engine
    connection.run_on_commit.extend(marks)


def numbers(results: SearchResults) -> tuple:
    return results.total, results.strict_total, results.level, results.page_count, results.facets, results.suggestion


def test_the_same_numbers_whatever_is_asked(filled):
    for number, text in enumerate(["", *TEXTS]):
        query = SearchQuery(text, FILTERS[number % len(FILTERS)])
        assert numbers(search(query, engine=filled)) == numbers(search(query)), query


@pytest.mark.parametrize("sort", SORTS)
def test_the_same_first_hits_in_the_same_order_but_for_rounding(filled, sort):
    lost = moved = wanted = 0
    for text in TEXTS:
        query = SearchQuery(text, sort=sort, page_size=TOP)
        found, expected = ([hit.key for hit in search(query, engine=engine).hits] for engine in (filled, None))
        wanted += len(expected)
        lost += len(set(expected) - set(found))
        moved += found != expected
    assert wanted > 5 * len(TEXTS)
    assert lost <= (0.05 * wanted if sort == "relevance" else 0), f"{lost} of {wanted} hits are others"
    assert sort == "relevance" or not moved
