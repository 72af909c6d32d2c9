"""`rrma_index check [--repair]` with Elasticsearch: both ways, and what was refused is named and sent again."""

import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from rrma_search.documents import SearchDocument
from rrma_search.engines.elasticsearch.client import client
from rrma_search.engines.elasticsearch.documents import DocumentMaker
from rrma_search.models import IndexedDocument, PendingReplica, SequenceState
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.replica import calls, feeding, outbox, rebuilding
from rrma_search.replica.comparing import copies, find_drift
from rrma_search.replica.repairing import KEPT
from rrma_search.service import search

from .faulty_proxy import FaultyProxy
from .replicas import cleared, elasticsearch_url, replica, settings_of  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNMAPPABLE = "no field takes this"


def story(number: int, title: str = "Un forage") -> SearchDocument:
    return SearchDocument(f"test:{number}", "news", f"{title} {number}")


def run(*arguments):
    out, err = StringIO(), StringIO()
    with translation.override("en"):
        call_command("rrma_index", *arguments, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def check_fails(*arguments):
    out = StringIO()
    with translation.override("en"), pytest.raises(CommandError) as raised:
        call_command("rrma_index", "check", *arguments, stdout=out)
    assert raised.value.returncode == 1
    return out.getvalue()


def number_of(key: str) -> str:
    return str(IndexedDocument.objects.get(key=key).pk)


@pytest.fixture
def filled(replica):  # noqa: F811
    project(story(number) for number in range(10))
    rebuilding.rebuild()
    return replica


@pytest.fixture
def unmappable(monkeypatch):
    """Documents called so have a field that the mapping does not know."""
    source = DocumentMaker.source

    def spoilt(maker, row):
        return source(maker, row) | ({"unknown": 1} if row.title.startswith(UNMAPPABLE) else {})

    monkeypatch.setattr(DocumentMaker, "source", spoilt)
    return monkeypatch


def test_a_true_replica_agrees(filled):
    assert "Elasticsearch and the index of the database agree." in run("check")


def test_missing_ghost_stale_and_ahead_are_named_and_mended(filled):
    server = client()
    server.delete(index=filled, id=number_of("test:1"))
    withdraw(["test:2"])
    IndexedDocument.objects.filter(key="test:3").delete()
    project([story(4, "Changé")])
    later = SequenceState.current(SequenceState.DOCUMENTS) + 10**9
    source = {"key": "test:5", "document_version": later}
    server.index(index=filled, id=number_of("test:5"), version=later, version_type="external", document=source)
    PendingReplica.objects.all().delete()
    said = check_fails()
    assert "Missing from Elasticsearch: 1\n  test:1" in said
    assert "no longer public: 2\n  test:2\n  test:3" in said
    assert "Out of date in Elasticsearch: 1\n  test:4" in said
    assert "Ahead in Elasticsearch (was a backup restored?): 1\n  test:5" in said
    assert "Mended" in run("check", "--repair")
    assert "agree" in run("check")
    assert SequenceState.current(SequenceState.DOCUMENTS) > later
    server.indices.refresh(index=filled)
    found = search(SearchQuery(page_size=50))
    assert (found.engine, {hit.key for hit in found.hits}) == (
        "elasticsearch",
        {f"test:{number}" for number in range(10) if number not in (2, 3)},
    )


def test_what_waits_is_drift_until_it_is_sent(filled):
    with outbox.held():
        project([story(11)])
    assert "Missing from Elasticsearch: 1\n  test:11" in check_fails()
    run("sync")
    assert "agree" in run("check")


def test_a_document_edited_after_a_backup_was_put_back_overtakes_its_later_self(filled):
    later = SequenceState.current(SequenceState.DOCUMENTS) + 1000
    source = {"key": "test:1", "document_version": later}
    client().index(index=filled, id=number_of("test:1"), version=later, version_type="external", document=source)
    project([story(1, "Après la restauration")])
    feeding.feed()
    assert not PendingReplica.objects.exists()
    assert [hit.key for hit in search(SearchQuery("restauration")).hits] == ["test:1"]
    assert not find_drift()


def test_an_old_withdrawal_is_purged_and_a_recent_one_is_kept(filled):
    withdraw(["test:1", "test:2"])
    feeding.feed()
    long_ago = timezone.now() - KEPT - timedelta(hours=1)
    IndexedDocument.objects.filter(key="test:1").update(updated_at=long_ago)
    assert "1 old withdrawal purged" in run("check", "--repair")
    client().indices.refresh(index=filled)
    assert [copy.key for _pk, copy in copies(filled, {"term": {"deleted": True}})] == ["test:2"]
    assert "agree" in run("check")


def test_what_is_no_longer_public_is_not_shown_and_is_sent_again(filled):
    with outbox.held():
        withdraw(["test:1"])
    PendingReplica.objects.all().delete()
    found = search(SearchQuery("forage"))
    assert (found.total, found.engine, "test:1" in {hit.key for hit in found.hits}) == (9, "elasticsearch", False)
    assert list(PendingReplica.objects.values_list("document__key", flat=True)) == ["test:1"]
    run("sync")
    assert not find_drift()


def test_one_unmappable_document_is_named_and_given_up_and_the_others_are_sent(filled, unmappable):
    with outbox.held():
        project([story(number, UNMAPPABLE if number == 77 else "Un puits") for number in range(50, 100)])
    run("sync")
    refused = PendingReplica.objects.get()
    assert (refused.document.key, refused.dead) == ("test:77", True)
    assert "unknown" in refused.last_error
    assert search(SearchQuery("puits")).total == 49
    unmappable.undo()
    assert "1 document is tried again" in run("retry")
    assert not PendingReplica.objects.exists()


def test_one_unmappable_document_among_ten_thousand(replica, unmappable):  # noqa: F811
    with outbox.held():
        project(story(number, UNMAPPABLE if number == 7777 else "Un puits") for number in range(10_000))
    said = run("rebuild")
    assert "9999 documents in the index." in said
    assert "refuses test:7777" in said
    refused = PendingReplica.objects.get()
    assert (refused.document.key, refused.dead) == ("test:7777", True)
    assert search(SearchQuery("puits")).total == 9999
    begun = time.monotonic()
    assert "Missing from Elasticsearch: 1\n  test:7777" in check_fails()
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("fault", ["too_many_requests", "unavailable"])
def test_what_is_refused_for_a_moment_is_sent_again_after_a_pause(fault, settings, elasticsearch_url, monkeypatch):  # noqa: F811
    proxy = FaultyProxy(elasticsearch_url)
    settings.RRMA_SEARCH = settings_of(proxy.url)
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            proxy.mend()

    try:
        with cleared(elasticsearch_url):
            project(story(number) for number in range(5))
            rebuilding.rebuild()
            with outbox.held():
                project([story(6)])
            monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", pause)
            proxy.begin(fault)
            sent = feeding._send(outbox.waiting(), calls.THOROUGH)
            assert sent[0] == 1
            assert pauses[:2] == [0.5, 1.0]
            assert not PendingReplica.objects.exists()
    finally:
        proxy.close()
