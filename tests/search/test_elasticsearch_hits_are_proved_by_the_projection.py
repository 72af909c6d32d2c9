"""What Elasticsearch finds is shown only if the projection says that it is still public."""

import datetime
from collections.abc import Iterator

import pytest
from django.utils import timezone

from rrma_search.documents import SearchDocument
from rrma_search.engines.base import EngineRequest, EngineResults
from rrma_search.models import IndexedDocument, PendingReplica
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import MOST_STALE, FarBehind, search

from .elasticsearch_index import FilledElasticsearch, elasticsearch_index

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def behind() -> Iterator[FilledElasticsearch]:
    """The engine with documents that the projection loses afterwards: it is filled once only."""
    with elasticsearch_index("8") as engine:
        project(SearchDocument(f"test:{n:03}", "news", f"Eau {n}", body="puits") for n in range(120))
        engine.fill()
        engine.fill = lambda: None
        yield engine


def test_a_withdrawn_hit_is_replaced_and_no_longer_counted(behind):
    before = [hit.key for hit in search(SearchQuery("eau"), engine=behind).hits]
    withdraw([before[3], before[7]])
    results = search(SearchQuery("eau"), engine=behind)
    assert [hit.key for hit in results.hits][:18] == [key for key in before if key not in (before[3], before[7])]
    assert (results.total, len(results.hits)) == (118, 20)
    assert [value.count for value in results.facets["type"]] == [118]


def test_a_hit_that_has_expired_or_was_never_there_is_left_out(behind):
    first, second, third = [hit.key for hit in search(SearchQuery("eau"), engine=behind).hits][:3]
    an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
    IndexedDocument.objects.filter(key=first).update(expires=an_hour_ago)
    IndexedDocument.objects.filter(key=second).delete()
    results = search(SearchQuery("eau"), engine=behind)
    assert results.hits[0].key == third
    assert results.total == 118


def test_what_was_withdrawn_waits_to_be_sent_again(behind, settings, django_capture_on_commit_callbacks):
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "ENGINE": "elasticsearch"}
    (hit, *_) = search(SearchQuery("eau"), engine=behind).hits
    IndexedDocument.objects.filter(key=hit.key).update(deleted=True)
    with django_capture_on_commit_callbacks():
        search(SearchQuery("eau"), engine=behind)
    assert list(PendingReplica.objects.values_list("document__key", flat=True)) == [hit.key]


def test_it_is_asked_again_only_where_something_is_stale(behind):
    asked = counted(behind)
    search(SearchQuery("eau"), engine=behind)
    assert len(asked) == 1
    withdraw([search(SearchQuery("eau"), engine=behind).hits[0].key])
    asked.clear()
    search(SearchQuery("eau"), engine=behind)
    assert [len(request.without) for request in asked] == [0, 1]


def test_an_index_far_behind_has_no_answer(behind):
    withdraw(f"test:{n:03}" for n in range(MOST_STALE + 40))
    with pytest.raises(FarBehind):
        search(SearchQuery("eau"), engine=behind)
    assert search(SearchQuery("eau")).total == 120 - MOST_STALE - 40


def counted(engine) -> list[EngineRequest]:
    """The requests that `engine` is asked from now on."""
    asked = []
    answer = engine.search

    def search_and_note(request: EngineRequest) -> EngineResults:
        asked.append(request)
        return answer(request)

    engine.search = search_and_note
    return asked
