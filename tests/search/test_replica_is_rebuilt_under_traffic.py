"""`rrma_index rebuild` with Elasticsearch: served meanwhile, nothing lost, one at a time, nothing left behind."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone, translation

from rrma_search.documents import SearchDocument
from rrma_search.engines.elasticsearch.client import client
from rrma_search.models import IndexedDocument, PendingReplica, ReplicaState
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.replica import indices, rebuilding
from rrma_search.replica.comparing import find_drift
from rrma_search.replica.lock import RebuildRefused
from rrma_search.replica.status import replica_status
from rrma_search.service import search

from .replicas import elasticsearch_url, eventually, indices_of, replica  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def story(number: int, title: str = "Un forage", **more) -> SearchDocument:
    return SearchDocument(f"test:{number}", "news", f"{title} {number}", **more)


def run(*arguments):
    out, err = StringIO(), StringIO()
    with translation.override("en"):
        call_command("rrma_index", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_rebuild_makes_the_index_and_shows_how_far_it_is(replica):  # noqa: F811
    project(story(number) for number in range(30))
    out, err = run("rebuild")
    assert out == "30 documents in the index.\n"
    assert "30/30" in err
    found = search(SearchQuery("forage"))
    assert (found.engine, found.total, found.degraded) == ("elasticsearch", 30, False)
    assert not PendingReplica.objects.exists()
    state = ReplicaState.objects.get()
    assert (state.index, state.documents, state.owner) == (indices.current(), 30, "")


def test_a_rebuild_takes_the_place_of_the_index_before(replica):  # noqa: F811
    project([story(1)])
    run("rebuild")
    first = indices.current()
    run("rebuild")
    assert indices.current() != first
    assert indices_of(replica) == [indices.current()]


def test_a_rebuild_takes_what_waits_and_forgets_what_is_gone(replica):  # noqa: F811
    project([story(1), story(2)])
    run("rebuild")
    project([story(3)])
    withdraw(["test:1"])
    IndexedDocument.objects.filter(key="test:2").delete()
    assert PendingReplica.objects.count() == 2
    run("rebuild")
    assert [hit.key for hit in search(SearchQuery("forage")).hits] == ["test:3"]
    assert not find_drift()
    assert not PendingReplica.objects.exists()


def test_what_is_written_during_the_filling_is_in_the_new_index(replica, monkeypatch):  # noqa: F811
    project(story(number) for number in range(5))
    run("rebuild")
    swap = indices.swap

    def write_and_swap(index):
        project([story(1, "Corrigé"), story(7)])
        withdraw(["test:2"])
        swap(index)
        project([story(8)])

    written = []

    def progress(done, total):
        if not written:
            written.append(project([story(6), story(0, "Changé")]))

    monkeypatch.setattr(indices, "swap", write_and_swap)
    rebuilding.rebuild(progress)
    assert written == [2]
    assert not find_drift()
    assert search(SearchQuery("corrigé")).total == 1
    assert {hit.key for hit in search(SearchQuery("forage")).hits} == {f"test:{n}" for n in (3, 4, 6, 7, 8)}


def test_a_second_rebuild_is_refused_while_one_is_under_way(replica):  # noqa: F811
    project([story(1)])
    refusals = []

    def progress(done, total):
        with translation.override("en"), pytest.raises(CommandError, match="Another rebuild is under way"):
            run("rebuild")
        with pytest.raises(RebuildRefused):
            rebuilding.rebuild()
        refusals.append(done)

    rebuilding.rebuild(progress)
    assert refusals
    assert len(indices_of(replica)) == 1


def test_a_rebuild_that_fails_keeps_the_old_index_and_leaves_nothing(replica):  # noqa: F811
    project([story(1)])
    run("rebuild")
    before = indices.current()

    def fail(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuilding.rebuild(fail)
    assert indices_of(replica) == [before]
    assert not ReplicaState.objects.get().owner
    assert search(SearchQuery("forage")).engine == "elasticsearch"


def test_an_index_that_has_taken_the_name_of_the_alias_makes_room(replica):  # noqa: F811
    client().indices.create(index=replica)
    project([story(1)])
    run("rebuild")
    assert list(client().indices.get_alias(name=replica)) == [indices.current()]


def test_a_change_of_the_mapping_is_told_while_the_old_index_serves(replica, monkeypatch):  # noqa: F811
    project([story(1)])
    run("rebuild")
    assert not replica_status().needs_rebuild
    assert indices.has_our_mapping()
    monkeypatch.setattr("rrma_search.engines.elasticsearch.mapping.mapping_hash", lambda: "another")
    monkeypatch.setattr("rrma_search.replica.indices.mapping_hash", lambda: "another")
    assert replica_status().needs_rebuild
    assert not indices.has_our_mapping()
    out = StringIO()
    call_command("check", databases=["default"], stdout=out, stderr=out)
    assert "rrma_search.W012" in out.getvalue()
    assert search(SearchQuery("forage")).engine == "elasticsearch"


def test_sync_makes_the_index_where_there_is_none(replica):  # noqa: F811
    project([story(1)])
    out, _err = run("sync")
    assert "1 document sent to Elasticsearch" in out
    assert search(SearchQuery("forage")).engine == "elasticsearch"


def test_what_a_killed_rebuild_may_have_missed_is_sent_by_the_next_sync(replica):  # noqa: F811
    project([story(1), story(2)])
    run("rebuild")
    client().delete(index=replica, id=str(IndexedDocument.objects.get(key="test:2").pk), refresh=True)
    run("sync")
    assert find_drift(), "nothing tells of it"
    ReplicaState.objects.update(owner="elsewhere:1:token", beat_at=timezone.now() - timedelta(hours=1))
    run("sync")
    assert not find_drift()
    assert ReplicaState.objects.get().owner == ""


@pytest.fixture(scope="module")
def database_copy(django_db_setup, django_db_blocker, tmp_path_factory):
    """The URL of a database with what the test database holds before any test."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            return copied_by_the_server()
        path = tmp_path_factory.mktemp("rebuild") / "copy.sqlite3"
        with contextlib.closing(sqlite3.connect(path)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        return f"sqlite:///{path}"


def copied_by_the_server() -> str:
    name = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}_copy"')
        cursor.execute(f'CREATE DATABASE "{name}_copy" TEMPLATE "{name}"')
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}_copy").geturl()


@pytest.fixture
def process(replica, elasticsearch_url, database_copy):  # noqa: F811
    """A function that starts `tests.search.rebuild_process` on a copy of the test database, and returns it."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_copy,
        "REPLICA_URL": elasticsearch_url,
        "REPLICA_PREFIX": replica,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }

    def start(action):
        command = [sys.executable, "-m", "tests.search.rebuild_process", action]
        return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)

    return start


def test_a_killed_rebuild_is_swept_up_by_the_next(process, replica):  # noqa: F811
    before = process("rebuild").communicate()[0]
    assert indices_of(replica) == [before]
    killed = process("halfway")
    assert killed.stdout.readline().strip() == "halfway"
    assert len(indices_of(replica)) == 2
    refused = process("rebuild")
    refused.communicate()
    assert refused.returncode
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert indices.current() == before
    after = process("rebuild").communicate()[0]
    assert indices_of(replica) == [after] != [before]


def test_under_traffic_no_answer_is_empty_or_fails_and_no_write_is_lost(process, replica):  # noqa: F811
    said = json.loads(process("traffic").communicate()[0])
    assert not said["failures"]
    assert not said["drift"]
    assert said["written"] > 20
    assert len(said["answers"]) > 20
    assert min(total for total, _hits, _engine in said["answers"]) > 250
    assert {hits for _total, hits, _engine in said["answers"]} == {20}
    assert {engine for _total, _hits, engine in said["answers"]} == {"elasticsearch"}
    assert len(indices_of(replica)) == 1


def test_a_watch_catches_up_by_itself_and_ends_when_told(process, replica):  # noqa: F811
    before = process("rebuild").communicate()[0]
    watch = process("watch")
    assert watch.stdout.readline()
    client().indices.delete(index=before)
    assert eventually(lambda: indices.current() is not None)
    watch.send_signal(signal.SIGTERM)
    said, _ = watch.communicate(timeout=30)
    assert watch.returncode == 0
    assert said.strip()
    assert len(indices_of(replica)) == 1
