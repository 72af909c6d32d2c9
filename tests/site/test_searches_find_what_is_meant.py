"""The judged queries are answered as well as they were: the part that was not tuned on decides."""

import pytest

from tests.search.relevance.judged import REPORT, judged_queries
from tests.search.relevance.measures import mean, scores_by_class
from tests.search.relevance.ours import our_search

pytestmark = pytest.mark.slow

LEAST_OF_ALL = 0.88
LEAST_OF_A_CLASS = 0.75
MOST_WITHOUT_A_HIT = 0.02


def test_the_part_that_was_not_tuned_on(network):
    queries = [query for query in judged_queries() if query.part == REPORT]
    by_class = scores_by_class(queries, our_search)
    scores = mean([score for scores in by_class.values() for score in scores])
    assert scores.ndcg >= LEAST_OF_ALL
    assert scores.zero <= MOST_WITHOUT_A_HIT
    assert {kind: mean(scores).ndcg for kind, scores in by_class.items() if mean(scores).ndcg < LEAST_OF_A_CLASS} == {}


def test_every_judged_document_is_there(network):
    from rrma_search.models import IndexedDocument

    there = set(IndexedDocument.objects.present().values_list("url", flat=True))
    assert {address for query in judged_queries() for address in query.grades} <= there
