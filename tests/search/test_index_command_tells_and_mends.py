"""`rrma_index`: what is there, what waits; rebuild, catch up, compare both ways, mend."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from rrma_search.documents import SearchDocument
from rrma_search.engines import embedded
from rrma_search.management.commands import rrma_index
from rrma_search.models import IndexedDocument
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .testapp.fixtures import add_story, home, host, titles  # noqa: F401
from .testapp.models import Partner, StoryPage, Topic

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments):
    out = StringIO()
    with translation.override("en"):
        call_command("rrma_index", *arguments, stdout=out)
    return out.getvalue()


def check_fails(*arguments):
    """Run a comparison that finds something; returns all it says."""
    out = StringIO()
    with translation.override("en"), pytest.raises(CommandError) as raised:
        call_command("rrma_index", "check", *arguments, stdout=out)
    assert raised.value.returncode == 1
    return out.getvalue() + str(raised.value)


@pytest.fixture
def content(home):  # noqa: F811
    add_story(home, "page")
    Partner.objects.create(name="partner")
    project([SearchDocument("loose:1", "news", "loose")])


def test_status_counts_documents_by_source_and_what_waits(content, settings):
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 0}
    Partner.objects.get().save()
    text = run("status")
    assert "3 documents" in text
    assert "search_testapp.storypage: 1" in text
    assert "1 object waits" in text
    status = json.loads(run("status", "--json"))
    assert (status["engine"], status["documents"], status["pending"]) == (connection.vendor, 3, 1)
    assert status["sources"] == {"": 1, "search_testapp.partner": 1, "search_testapp.storypage": 1}


def test_sync_writes_what_waits(host, settings):  # noqa: F811
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 0}
    Partner.objects.create(name="late")
    assert "1 object brought up to date" in run("sync")
    assert titles() == ["late"]


def test_sync_ends_with_an_error_when_something_cannot_be_written(host):  # noqa: F811
    Partner.objects.create(name="faulty")
    with pytest.raises(CommandError, match="1 object still waits"):
        run("sync")


@pytest.mark.parametrize("every", ["nan", "inf", "-1", "0", "-0.5", "1e300", "souvent"])
def test_a_watch_looks_after_a_time_that_there_is(every, monkeypatch):
    monkeypatch.setattr(rrma_index.Watch, "run", lambda watch: None)
    with pytest.raises(CommandError, match=f"--every: .*{every}.* is not a positive number of seconds"):
        run("sync", "--watch", "--every", every)
    run("sync", "--watch", "--every", "0.2")


def test_rebuild_makes_a_lost_index_again(content):
    before = titles()
    IndexedDocument.objects.exclude(source="").delete()
    embedded().clear()
    assert "3 documents in the index" in run("rebuild")
    assert titles() == before
    assert search(SearchQuery(text="loose")).total == 1
    assert search(SearchQuery(text="partner")).total == 1


def test_rebuild_withdraws_what_is_no_longer_there(content):
    Partner.objects.all()._raw_delete("default")
    run("rebuild")
    assert titles() == ["loose", "page"]


def test_rebuild_reads_in_batches_with_as_many_queries_for_each(host, settings, django_assert_max_num_queries):  # noqa: F811
    settings.RRMA_SEARCH = {"BATCH_SIZE": 4}
    topic = Topic.objects.create(name="Eau", slug="eau")

    def queries(number):
        for partner in Partner.objects.bulk_create([Partner(name=f"p{n}") for n in range(number)]):
            partner.topics.through.objects.bulk_create([partner.topics.through(partner=partner, topic=topic)])
        with django_assert_max_num_queries(1000) as captured:
            run("rebuild")
        return len(captured)

    one, two, three = queries(4), queries(4), queries(4)
    assert three - two <= two - one + 3
    assert len(titles()) == 12


def test_check_agrees_with_a_true_index(content):
    assert run("check") == "The index and the content agree.\n"


@pytest.mark.parametrize("action", ["status", "sync", "rebuild"])
def test_only_check_compares_when_the_system_checks_run_too(content, action):
    Partner.objects.update(name="behind the back")
    with translation.override("en"):
        call_command("rrma_index", action, skip_checks=False, stdout=(out := StringIO()))
    assert "agree" not in out.getvalue()
    assert "Out of date" not in out.getvalue()


def test_check_finds_what_is_missing_stale_or_a_ghost(content):
    withdraw(IndexedDocument.objects.filter(title="page").values_list("key", flat=True))
    Partner.objects.update(name="renamed")
    ghost = Partner.objects.create(name="ghost")
    Partner.objects.filter(pk=ghost.pk)._raw_delete("default")
    said = check_fails()
    assert f"Missing from the index: 1\n  search_testapp.storypage:{StoryPage.objects.get().pk}" in said
    assert f"no longer public: 1\n  search_testapp.partner:{ghost.pk}" in said
    assert f"Out of date: 1\n  search_testapp.partner:{Partner.objects.get().pk}" in said
    assert "--repair" in said
    assert "Mended" in run("check", "--repair")
    assert titles() == ["loose", "page", "renamed"]
    assert "agree" in run("check")


def test_check_finds_and_mends_what_no_word_finds(content):
    row = IndexedDocument.objects.get(title="partner")
    embedded().remove([row.pk])
    assert f"Found by no word: 1\n  {row.key}" in check_fails()
    assert search(SearchQuery(text="partner")).total == 0
    assert "Mended" in run("check", "--repair")
    assert search(SearchQuery(text="partner")).total == 1


def test_check_mends_a_row_that_was_withdrawn_behind_the_back(content):
    IndexedDocument.objects.filter(title="page").update(deleted=True)
    assert "Mended" in run("check", "--repair")
    assert titles() == ["loose", "page", "partner"]


def test_check_finds_a_stale_label(content):
    topic = Topic.objects.create(name="Eau", slug="eau")
    Partner.objects.get().topics.add(topic)
    Topic.objects.update(name="Assainissement")
    assert "Out of date: 1" in check_fails()


def test_check_says_that_changes_wait(host, settings):  # noqa: F811
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 0}
    Partner.objects.create(name="late")
    assert "rrma_index sync" in check_fails()


def test_check_tells_of_objects_that_cannot_be_written_even_by_repair(host):  # noqa: F811
    Partner.objects.create(name="faulty")
    assert "Impossible to write: 1" in check_fails("--repair")


def test_the_command_speaks_french(content):
    out = StringIO()
    with translation.override("fr"):
        call_command("rrma_index", "check", stdout=out)
    assert "concordent" in out.getvalue()
