"""Elasticsearch gives the very answer of the database: numbers, pages, order, what is known of a choice."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_search.engines import embedded
from rrma_search.engines.base import EngineRequest, EngineResults
from rrma_search.engines.elasticsearch.answers import ask
from rrma_search.engines.elasticsearch.queries import Bodies
from rrma_search.matching import parse
from rrma_search.query import MAX_PAGE, MAX_PAGE_SIZE, SORTS, SearchQuery
from rrma_search.reading import Reading

from . import corpora
from .contract import corpus_of, property_test
from .corpora import declared
from .elasticsearch_index import SERVERS, FilledElasticsearch, elasticsearch_index

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared"), pytest.mark.slow]


@pytest.fixture(scope="module", params=SERVERS)
def filled(request) -> Iterator[FilledElasticsearch]:
    with elasticsearch_index(request.param) as engine:
        yield engine


def numbers(found: EngineResults) -> tuple:
    counts = {name: {value: n for value, n in values.items() if n} for name, values in found.counts.items()}
    counts = {name: values for name, values in counts.items() if values}
    known = {name: values for name, values in found.known.items() if values}
    return found.total, found.strict_total, found.level, found.page, found.page_count, counts, known, found.unmatched


def places(found: EngineResults, sort: str) -> list[tuple[int, int]]:
    """The hits with their levels, in their order where it does not hang on scores."""
    listed = [(hit.level, hit.id) for hit in found.hits]
    return sorted(listed) if sort == "relevance" else listed


@settings(property_test, max_examples=30)
@given(
    corpus=corpora.documents(),
    asked=corpora.searches,
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 9),
    page_size=st.sampled_from([3, 50]),
)
def test_every_part_of_an_answer(filled, corpus, asked, sort, page, page_size):
    with corpus_of(corpus):
        reading = Reading.now()
        fields = {"site": asked.site, "language": asked.language, "page": page, "page_size": page_size}
        query = SearchQuery(asked.text, asked.filters, sort=sort, **fields)
        parsed = parse(query.text, reading.synonyms())
        request = EngineRequest(query, parsed, reading.vocabularies(), reading.documents, timezone.now())
        found, expected = filled.search(request), embedded().search(request)
        assert numbers(found) == numbers(expected)
        if sort != "relevance" or not parsed.has_positive or page_size == 50:
            ranked = sort if parsed.has_positive else "date"
            assert places(found, ranked) == places(expected, ranked)
        others = [query.with_filter("mood", "vif"), query.without_filter("zone"), SearchQuery(asked.text)]
        assert filled.totals(request, others) == embedded().totals(request, others)


def test_the_last_page_of_the_longest_list_can_be_asked_for(filled):
    """Elasticsearch refuses what is beyond ten thousand unless it is told otherwise."""
    query = SearchQuery(page=MAX_PAGE, page_size=MAX_PAGE_SIZE)
    request = EngineRequest(query, parse(""), {}, 0, timezone.now())
    (answer,) = ask([Bodies(request, ()).hits(0, MAX_PAGE)])
    assert answer["hits"]["hits"] == []
