"""On documents of other sites the judged queries are answered as well as on those of the demonstration."""

import pytest

from rrma_search.models import IndexedDocument, SynonymGroup
from rrma_search.projection import project, withdraw
from tests.search.relevance.elsewhere import SITES, documents_of, queries_of
from tests.search.relevance.measures import mean, scores_by_class
from tests.search.relevance.ours import our_search

pytestmark = pytest.mark.slow

LEAST_OF_ALL = 0.88
LEAST_OF_A_CLASS = 0.75


@pytest.fixture(params=SITES)
def site(request, network) -> str:
    withdraw(IndexedDocument.objects.present().values_list("key", flat=True))
    project(documents_of(request.param))
    return request.param


def test_every_class_of_queries(site):
    by_class = scores_by_class(queries_of(site), our_search)
    scores = mean([score for scores in by_class.values() for score in scores])
    assert scores.ndcg >= LEAST_OF_ALL
    assert scores.zero == 0
    assert {kind: mean(scores).ndcg for kind, scores in by_class.items() if mean(scores).ndcg < LEAST_OF_A_CLASS} == {}


def test_nearly_as_well_without_synonyms(site):
    SynonymGroup.objects.all().delete()
    scores = mean([score for scores in scores_by_class(queries_of(site), our_search).values() for score in scores])
    assert scores.ndcg >= LEAST_OF_ALL - 0.03


def test_grades_are_of_documents_that_are_there(site):
    there = set(IndexedDocument.objects.present().values_list("url", flat=True))
    assert {address for query in queries_of(site) for address in query.grades} <= there
