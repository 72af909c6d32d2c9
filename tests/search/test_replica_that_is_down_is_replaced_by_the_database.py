"""With Elasticsearch down: the database answers, the page says so, monitoring is told, editors do not wait."""

import socket
import subprocess
import time
from datetime import timedelta
from io import StringIO
from itertools import count

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone, translation

from rrma_search import conf
from rrma_search.documents import SearchDocument
from rrma_search.engines.base import EngineUnavailable
from rrma_search.models import PendingReplica, ReplicaState
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.replica import breaker
from rrma_search.replica.status import replica_status
from rrma_search.service import search

from .replicas import at_best, no_server  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_server")]

DOCUMENTS = [SearchDocument(f"test:{number}", "news", f"Forage numéro {number}") for number in range(3)]
NOTICE = 'id="recherche-simplifiee"'


def test_the_database_answers_the_same_at_once():
    project(DOCUMENTS)
    named = search(SearchQuery("forage"), engine=connection.vendor)
    begun = time.monotonic()
    found = search(SearchQuery("forage"))
    assert time.monotonic() - begun < 1.5
    assert (found.engine, found.degraded, named.degraded) == (connection.vendor, True, False)
    assert [hit.key for hit in found.hits] == [hit.key for hit in named.hits]
    assert (found.total, found.facets) == (named.total, named.facets)
    assert breaker.state() == "open"


@pytest.mark.parametrize(
    "access",
    [
        {"URL": "http://search.example.org"},
        {"API_KEY": "key\n"},
        {"API_KEY": "…"},
        {"BASIC_AUTH": ("site", "été")},
        {"CA_CERTS": "/ca.pem"},
        {"API_KEY": "key", "BASIC_AUTH": ("user", "password")},
    ],
)
def test_settings_that_make_no_sense_are_no_fault_of_visitors(settings, access):
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, **access}
    project(DOCUMENTS)
    found = search(SearchQuery("forage"))
    assert (found.total, found.degraded) == (len(DOCUMENTS), True)


def test_an_engine_asked_for_by_name_is_not_replaced():
    with pytest.raises(EngineUnavailable):
        search(SearchQuery("forage"), engine="elasticsearch")


def test_the_page_says_so_exactly_then(client, settings):
    project(DOCUMENTS)
    page = client.get("/recherche/", {"q": "forage"})
    assert page.status_code == 200
    assert NOTICE in page.content.decode()
    settings.RRMA_SEARCH = {}
    assert NOTICE not in client.get("/recherche/", {"q": "forage"}).content.decode()


def test_monitoring_is_told_without_hosts_or_versions(client):
    project(DOCUMENTS)
    answer = client.get("/sante/")
    assert answer.status_code == 200
    said = answer.json()
    assert (said["search"], said["engine"], said["breaker"]) == ("degraded", "elasticsearch", "open")
    assert (said["pending"], said["dead"], said["last_rebuild"]) == (3, 0, None)
    assert said["oldest_pending_seconds"] >= 0
    assert "127.0.0.1" not in answer.content.decode()
    assert "index" not in said
    assert answer["Cache-Control"] == "no-store"


def test_who_may_see_the_index_is_told_its_name(client, django_user_model):
    user = django_user_model.objects.create_user("monitor", "monitor@example.org", "x")
    user.user_permissions.add(Permission.objects.get(codename="view_indexeddocument"))
    client.force_login(user)
    assert client.get("/sante/").json()["index"] == ""


def test_without_a_replica_the_health_is_that_of_the_database(client, settings):
    settings.RRMA_SEARCH = {}
    assert client.get("/sante/").json() == {"search": "ok", "engine": connection.vendor, "documents": 0, "objects": 0}
    settings.RRMA_SEARCH = {"ENGINE": "off"}
    assert client.get("/sante/").json()["search"] == "off"


def test_a_save_does_not_wait(django_capture_on_commit_callbacks):
    numbers = count()

    def save():
        with django_capture_on_commit_callbacks(execute=True):
            project([SearchDocument(f"test:{next(numbers)}", "news", "Encore un forage")])

    assert at_best(save, before=cache.clear) < 1.5, "the first time"
    assert at_best(save) < 0.3
    assert PendingReplica.objects.count() == 6


@pytest.mark.parametrize("arguments", [["sync"], ["rebuild"], ["check"], ["retry"]])
def test_commands_say_that_it_does_not_answer(arguments):
    project(DOCUMENTS)
    with translation.override("en"), pytest.raises(CommandError, match="Elasticsearch does not answer"):
        call_command("rrma_index", *arguments, stdout=StringIO(), stderr=StringIO())
    assert PendingReplica.objects.count() == 3


def test_status_tells_what_waits_and_that_a_rebuild_is_needed():
    project(DOCUMENTS)
    out = StringIO()
    with translation.override("en"):
        call_command("rrma_index", "status", stdout=out)
    assert "Elasticsearch does not answer: " in out.getvalue()
    assert "3 documents wait for Elasticsearch" in out.getvalue()
    assert "rrma_index rebuild" in out.getvalue()


def test_a_rebuild_that_was_killed_is_not_under_way():
    process = subprocess.Popen(["true"])
    process.wait()
    state = ReplicaState.objects.create(name=conf.index_prefix(), beat_at=timezone.now())
    for owner, under_way in (
        (f"elsewhere:{process.pid}:token", True),
        (f"{socket.gethostname()}:{process.pid}:token", False),
        ("", False),
    ):
        ReplicaState.objects.filter(pk=state.pk).update(owner=owner)
        assert replica_status().rebuilding is under_way
    ReplicaState.objects.update(owner=f"elsewhere:{process.pid}:token", beat_at=timezone.now() - timedelta(hours=1))
    assert not replica_status().rebuilding


def test_a_rebuild_is_refused_before_it_writes_anything():
    ReplicaState.objects.create(name=conf.index_prefix(), owner="elsewhere:1:token", beat_at=timezone.now())
    with translation.override("en"), pytest.raises(CommandError, match="under way"):
        call_command("rrma_index", "rebuild", "--projection", stderr=(told := StringIO()))
    assert told.getvalue() == ""


def test_a_check_of_the_database_tells_that_a_rebuild_is_needed(settings):
    def said():
        out = StringIO()
        call_command("check", databases=["default"], stdout=out, stderr=out)
        return out.getvalue()

    assert "rrma_search.W012" in said()
    settings.RRMA_SEARCH = {}
    assert "rrma_search.W012" not in said()


def test_the_register_shows_what_waits_and_why(client, django_user_model, settings):
    project(DOCUMENTS)
    PendingReplica.objects.filter(document__key="test:1").update(dead=True, last_error="mapping refuses it")
    client.force_login(django_user_model.objects.create_superuser("chief", "chief@example.org", "x"))
    page = client.get("/admin/rrma-search-replica/").content.decode()
    assert "Forage numéro 1" in page
    assert "mapping refuses it" in page
    assert "Forage numéro 2" not in client.get("/admin/rrma-search-replica/", {"dead__exact": "1"}).content.decode()
    assert client.post("/admin/rrma-search-replica/delete/1/").status_code in (302, 403, 404)
    assert PendingReplica.objects.count() == 3
    settings.RRMA_SEARCH = {}
    assert client.get("/admin/rrma-search-replica/").status_code == 302
