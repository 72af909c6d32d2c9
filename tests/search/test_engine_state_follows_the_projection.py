"""What the process keeps of the projection is never ahead of it, behind it, or from another one."""

import datetime
import sqlite3
import threading

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from rrma_search.engines.database import store
from rrma_search.models import IndexedDocument, SequenceState
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import make_document
from .threads import in_threads


@pytest.fixture(autouse=True)
def forgetful(monkeypatch) -> None:
    """The process has seen nothing yet."""
    monkeypatch.setattr(store, "_kept", {})


def totals() -> tuple[int, dict[str, int]]:
    results = search(SearchQuery("puits"))
    return results.total, {value.value: value.count for value in results.facets.get("topic", ())}


def puits(number: int, topic: str = "eau"):
    return make_document(number, title="Le puits", facets={"topic": (topic,)})


def rows_read(action) -> int:
    """How many rows of the projection are read while the state is brought up to date."""
    read = []
    original = store._rows_since

    def counted(version):
        rows = original(version)
        read.append(len(rows))
        return rows

    store._rows_since = counted
    try:
        action()
    finally:
        store._rows_since = original
    return sum(read)


@pytest.mark.django_db(transaction=True)
def test_only_changed_rows_are_read_again():
    project([puits(number) for number in range(30)])
    assert rows_read(totals) == 30
    assert rows_read(totals) == 0
    project([puits(3, "sol"), puits(99)])
    withdraw(["test:5"])
    assert rows_read(totals) == 3
    assert totals() == (30, {"eau": 29, "sol": 1})


@pytest.mark.django_db(transaction=True)
def test_a_process_that_saw_a_rollback_never_shows_it():
    project([puits(1)])
    totals()
    with transaction.atomic():
        project([puits(2)])
        assert totals() == (2, {"eau": 2})
        transaction.set_rollback(True)
    assert totals() == (1, {"eau": 1})
    project([puits(3, "sol")])
    assert totals() == (2, {"eau": 1, "sol": 1})


@pytest.mark.django_db(transaction=True)
def test_a_process_that_saw_a_savepoint_rolled_back_never_shows_it():
    project([puits(1)])
    with transaction.atomic():
        with transaction.atomic():
            project([puits(2)])
            assert totals()[0] == 2
            transaction.set_rollback(True)
        assert totals()[0] == 1
        project([puits(3, "sol")])
        assert totals() == (2, {"eau": 1, "sol": 1})
    assert totals() == (2, {"eau": 1, "sol": 1})


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_only_reads_is_kept():
    project([puits(1)])
    with transaction.atomic():
        assert rows_read(totals) == 1
    assert rows_read(totals) == 0


@pytest.mark.django_db(transaction=True)
def test_a_database_emptied_behind_our_back_leaves_no_ghost():
    project([puits(1), puits(2)])
    totals()
    IndexedDocument.objects.all().delete()
    SequenceState.objects.all().delete()
    project([puits(7, "sol")])
    assert totals() == (1, {"sol": 1})


@pytest.mark.django_db(transaction=True)
def test_a_database_put_back_to_an_earlier_state_is_read_anew():
    project([puits(1)])
    totals()
    version = SequenceState.current(SequenceState.DOCUMENTS)
    project([puits(2)])
    assert totals()[0] == 2
    IndexedDocument.objects.filter(key="test:2").delete()
    SequenceState.objects.filter(name=SequenceState.DOCUMENTS).update(value=version)
    assert totals() == (1, {"eau": 1})


@pytest.mark.django_db(transaction=True)
def test_a_document_expires_without_any_write(monkeypatch):
    soon = timezone.now() + datetime.timedelta(hours=1)
    project([make_document(1, title="puits", expires=soon), puits(2)])
    assert totals()[0] == 2
    monkeypatch.setattr(timezone, "now", lambda: soon)
    assert totals() == (1, {"eau": 1})


@pytest.mark.django_db(transaction=True)
def test_words_left_in_the_index_by_mistake_are_never_shown():
    project([puits(1), puits(2)])
    IndexedDocument.objects.filter(key="test:1").delete()
    SequenceState.advance(SequenceState.DOCUMENTS)
    assert totals() == (1, {"eau": 1})


@pytest.fixture
def own_file(tmp_path, monkeypatch) -> None:
    """Threads started from now on have connections of their own; on SQLite, to a copy of the database in a file."""
    if connection.vendor != "sqlite":
        return
    path = tmp_path / "threads.sqlite3"
    copy = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    monkeypatch.setitem(connections.settings["default"], "NAME", str(path))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_file")
def test_threads_search_while_another_writes():
    done = threading.Event()
    searches = []

    def write() -> None:
        for number in range(40):
            project([puits(number, "sol" if number % 2 else "eau")])
        done.set()

    def visit() -> None:
        seen = 0
        while not done.is_set() or seen < 40:
            total, counts = totals()
            assert total == sum(counts.values())
            assert total >= seen, "a search saw less than one before it"
            seen = total
            searches.append(total)

    assert in_threads(write, visit, visit) == []
    assert len(searches) > 2
    assert store._kept
