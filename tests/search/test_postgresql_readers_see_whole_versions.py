"""On PostgreSQL, where transactions overlap, who sees a version sees everything that was written up to it."""

import random
import threading
import time
from collections.abc import Callable

import pytest
from django.db import transaction

from rrma_search.models import IndexedDocument, SequenceState
from rrma_search.projection import project, withdraw
from rrma_search.projection.transaction import vocabulary_changed
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import make_document
from .threads import WAIT, in_threads

pytestmark = pytest.mark.django_db(transaction=True)


def found() -> set[str]:
    return {hit.key for hit in search(SearchQuery("eau", page_size=100)).hits}


def test_nothing_of_a_transaction_is_seen_before_its_end_and_all_of_it_after():
    project([make_document(0, title="eau")])
    written, looked = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            project([make_document(1, title="eau")])
            withdraw(["test:0"])
            assert found() == {"test:1"}
            written.set()
            assert looked.wait(WAIT)

    def read() -> None:
        assert written.wait(WAIT)
        assert found() == {"test:0"}
        looked.set()

    assert in_threads(write, read) == []
    assert found() == {"test:1"}


def test_a_writer_waits_for_the_one_before_it():
    order: list[str] = []
    first_has_written, second_is_ready = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            project([make_document(1, title="eau")])
            first_has_written.set()
            assert second_is_ready.wait(WAIT)
            time.sleep(0.2)
            order.append("first ends")

    def second() -> None:
        assert first_has_written.wait(WAIT)
        second_is_ready.set()
        project([make_document(2, title="eau")])
        order.append("second has written")

    assert in_threads(first, second) == []
    assert order == ["first ends", "second has written"]


def test_who_sees_a_version_sees_everything_under_it():
    dice = random.Random(20_261_121)
    seen: list[tuple[int, set[str]]] = []
    writing = threading.Semaphore(0)

    def writer(start: int) -> Callable[[], None]:
        def write() -> None:
            for number in range(start, start + 12):
                with transaction.atomic():
                    project([make_document(number, title="eau")])
                    time.sleep(dice.random() / 100)
            writing.release()

        return write

    def read() -> None:
        done = 0
        while done < 2:
            version = SequenceState.current(SequenceState.DOCUMENTS)
            seen.append((version, set(up_to(version))))
            done += writing.acquire(blocking=False)

    assert in_threads(writer(0), writer(100), read) == []
    assert len({version for version, _ in seen}) > 3
    for version, keys in seen:
        assert keys == set(up_to(version))


def up_to(version: int) -> list[str]:
    return list(IndexedDocument.objects.filter(version__lte=version).values_list("key", flat=True))


def test_searches_beside_a_writer_only_ever_see_more():
    done = threading.Event()

    def write() -> None:
        for number in range(25):
            project([make_document(number, title="eau", facets={"topic": ("sol" if number % 2 else "mer",)})])
        done.set()

    def visit() -> None:
        before = 0
        while not done.is_set():
            results = search(SearchQuery("eau"))
            counts = sum(value.count for value in results.facets.get("topic", ()))
            assert results.total == counts >= before
            before = results.total

    assert in_threads(write, visit, visit) == []
    assert search(SearchQuery("eau")).total == 25


def test_writers_of_documents_and_of_vocabularies_in_any_order_do_not_lock_each_other_out():
    both = threading.Barrier(2, timeout=WAIT)

    def documents_first() -> None:
        with transaction.atomic():
            project([make_document(1, title="eau")])
            time.sleep(0.1)
            vocabulary_changed()

    def vocabulary_first() -> None:
        both_started = both
        both_started.wait()
        with transaction.atomic():
            vocabulary_changed()
            time.sleep(0.1)
            project([make_document(2, title="eau")])

    def start_together() -> None:
        both.wait()
        documents_first()

    assert in_threads(start_together, vocabulary_first) == []
    assert found() == {"test:1", "test:2"}
