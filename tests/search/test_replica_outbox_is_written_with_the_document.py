"""What the replica has not taken is noted in the transaction that writes the document, and undone with it."""

import pytest
from django.db import transaction
from django_tasks import default_task_backend

from rrma_search.documents import SearchDocument
from rrma_search.models import IndexedDocument, PendingReplica
from rrma_search.projection import project, withdraw
from rrma_search.replica import breaker, outbox, tasks

from .replicas import no_server  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_server")]


def story(number: int, title: str = "Un forage") -> SearchDocument:
    return SearchDocument(f"test:{number}", "news", title)


def waiting() -> dict[str, int]:
    return dict(PendingReplica.objects.values_list("document__key", "version"))


def versions() -> dict[str, int]:
    return dict(IndexedDocument.objects.values_list("key", "version"))


def test_what_is_written_or_withdrawn_waits_in_its_version():
    project([story(1), story(2)])
    assert waiting() == versions()
    withdraw(["test:1"])
    assert waiting() == versions()
    project([story(2)])
    assert waiting() == versions()


def test_what_is_rolled_back_does_not_wait():
    with transaction.atomic():
        project([story(1)])
        assert waiting()
        transaction.set_rollback(True)
    assert not waiting()


def test_without_a_replica_nothing_waits(settings):
    settings.RRMA_SEARCH = {}
    project([story(1)])
    assert not waiting()


def test_a_document_written_again_waits_since_the_first_time_and_is_tried_anew():
    project([story(1)])
    first = PendingReplica.objects.get()
    outbox.fail({first.pk: "no field"}, first.version, final=True)
    assert PendingReplica.objects.get().dead
    project([story(1, "Deux forages")])
    second = PendingReplica.objects.get()
    assert (second.dead, second.attempts, second.last_error) == (False, 0, "")
    assert second.queued_at == first.queued_at
    assert second.version > first.version


def test_a_document_is_settled_only_in_the_version_that_was_sent():
    project([story(1), story(2)])
    sent = max(versions().values())
    ids = list(IndexedDocument.objects.values_list("pk", flat=True))
    project([story(2, "Deux forages")])
    outbox.settle(ids, sent)
    assert list(waiting()) == ["test:2"]
    outbox.settle(ids, max(versions().values()))
    assert not waiting()


def test_a_document_that_fails_is_given_up_after_some_attempts_and_can_be_sent_again():
    project([story(1)])
    entry = PendingReplica.objects.get()
    for attempt in range(1, outbox.MAX_ATTEMPTS + 1):
        assert outbox.waiting().count() == 1
        outbox.fail({entry.pk: "broken"}, entry.version)
        assert PendingReplica.objects.get().attempts == attempt
    assert not outbox.waiting().exists()
    assert outbox.retry() == 1
    assert outbox.waiting().get().attempts == 0


def test_a_commit_sends_once_and_leaves_all_where_it_is_refused(caplog, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        project([story(1)])
        project([story(2)])
    assert waiting() == versions()
    assert len([record for record in caplog.records if record.name == "rrma_search.replica"]) == 1


def test_where_the_host_has_a_worker_the_commit_only_tells_it(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        project([story(1)])
        project([story(2)])
    assert breaker.is_closed(), "nothing was sent"
    (told,) = default_task_backend.results
    assert told.task.func is tasks.send_waiting.func
    assert tasks.send_waiting.func() == 0
    assert waiting() == versions()
    assert not breaker.is_closed(), "the worker has tried"


def test_a_command_leaves_what_it_writes_in_the_outbox(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks, outbox.held():
        project([story(1)])
    assert waiting() == versions()
    assert outbox._feed not in callbacks
