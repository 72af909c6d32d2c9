"""Documents are written and withdrawn with the engine's index, in one transaction."""

import datetime
import gc
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from rrma_search.documents import Passage, SearchDocument
from rrma_search.engines import embedded
from rrma_search.models import IndexedDocument, SequenceState
from rrma_search.projection import find_drift, project, rebuild, withdraw, written_in_transaction
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .testapp.fixtures import host  # noqa: F401
from .testapp.models import Partner, Topic

pytestmark = pytest.mark.django_db


def document(number=1, **changes):
    fields = {"key": f"loose:{number}", "kind": "news", "title": f"Nouvelle {number}", **changes}
    return SearchDocument(**fields)


def found(text="", **filters):
    return {hit.key for hit in search(SearchQuery(text=text, filters=filters)).hits}


def test_a_document_is_stored_as_it_was_given_and_found():
    expires = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    given = document(
        summary="Un résumé",
        body="Le corps",
        passages=(Passage("page 2", "Un passage", "/f.pdf#page=2"),),
        url="/n/1/",
        date=datetime.date(2021, 3, 1),
        facets={"country": ("BJ", "CA-QC", "BJ", "")},
        boost=2.0,
        sites=(3, 1),
        expires=expires,
    )
    assert project([given]) == 1
    row = IndexedDocument.objects.get(key="loose:1")
    assert (row.title, row.summary, row.body, row.url) == ("Nouvelle 1", "Un résumé", "Le corps", "/n/1/")
    assert row.passages == [{"label": "page 2", "text": "Un passage", "url": "/f.pdf#page=2"}]
    assert row.facets == {"country": ["BJ", "CA-QC"], "type": ["news"], "year": ["2021"]}
    assert (row.boost, row.sites, row.expires, row.source) == (2.0, [1, 3], expires, "")
    assert found("résumé") == found(year=["2021"]) == {"loose:1"}


def test_the_words_of_text_and_passages_are_counted():
    project([document(1, body="Le corps\ndu texte", passages=(Passage("page 2", "Un passage", "/f.pdf#page=2"),))])
    row = IndexedDocument.objects.get()
    assert row.length == 6
    withdraw([row.key])
    row.refresh_from_db()
    assert row.length == 0


def test_words_are_counted_of_documents_that_are_there_already():
    project([document(1, body="Le corps du texte"), document(2, body="")])
    IndexedDocument.objects.update(length=0)
    migration = import_module("rrma_search.migrations.0008_document_length")
    migration.count_words(apps, SimpleNamespace(connection=connection))
    assert set(IndexedDocument.objects.values_list("length", flat=True)) == {4, 0}


def test_only_what_changed_is_written_and_gets_a_new_version():
    project([document(1), document(2)])
    first, second = IndexedDocument.objects.order_by("key")
    assert project([document(1), document(2, title="Des ponts")]) == 1
    assert IndexedDocument.objects.get(pk=first.pk).version == first.version
    assert IndexedDocument.objects.get(pk=second.pk).version > second.version
    assert found("ponts") == {"loose:2"}


def test_the_last_of_two_documents_of_one_key_wins():
    project([document(1, title="Ancien"), document(1, title="Nouveau")])
    assert IndexedDocument.objects.get().title == "Nouveau"


def test_a_withdrawn_document_leaves_an_empty_trace_that_keeps_its_number():
    project([document(1, summary="secret", body="secret", facets={"country": ("BJ",)})])
    before = IndexedDocument.objects.get()
    assert withdraw(["loose:1", "loose:404"]) == 1
    after = IndexedDocument.objects.get()
    assert after.deleted
    assert (after.pk, after.title, after.summary, after.body, after.facets) == (before.pk, "", "", "", {})
    assert after.version > before.version
    assert found() == found("secret") == set()
    assert withdraw(["loose:1"]) == 0
    project([document(1)])
    assert (IndexedDocument.objects.get().pk, found()) == (before.pk, {"loose:1"})


def test_a_rollback_leaves_nothing_in_the_table_or_the_engine():
    project([document(1)])
    version = SequenceState.current(SequenceState.DOCUMENTS)
    with transaction.atomic():
        project([document(2)])
        withdraw(["loose:1"])
        assert found() == {"loose:2"}
        transaction.set_rollback(True)
    assert found() == found("nouvelle") == {"loose:1"}
    assert SequenceState.current(SequenceState.DOCUMENTS) == version


@pytest.mark.django_db(transaction=True)
def test_a_transaction_knows_whether_it_wrote_until_that_is_rolled_back():
    project([document(1)])
    assert not written_in_transaction()
    with transaction.atomic():
        assert not written_in_transaction()
        with transaction.atomic():
            project([document(2)])
            assert written_in_transaction()
            transaction.set_rollback(True)
        assert not written_in_transaction()
        with transaction.atomic():
            project([document(3)])
        assert written_in_transaction()
    assert not written_in_transaction()


def test_documents_without_a_source_survive_rebuild_and_comparison(host):  # noqa: F811
    project([document(1), document(2, key="search_testapp.partner:999", title="Sans objet")])
    Partner.objects.create(name="Ville de Nantes")
    rebuild()
    assert found() == {"loose:1", "search_testapp.partner:999", f"search_testapp.partner:{Partner.objects.get().pk}"}
    assert not find_drift()


def test_a_document_whose_object_is_shown_belongs_to_its_source(host):  # noqa: F811
    partner = Partner.objects.create(name="Ville de Nantes")
    project([document(1, key=f"search_testapp.partner:{partner.pk}")])
    row = IndexedDocument.objects.get()
    assert (row.source, row.object_id) == ("search_testapp.partner", str(partner.pk))
    Partner.objects.filter(pk=partner.pk).delete()
    assert found() == set()


def test_labels_of_values_are_text_of_the_document_with_those_above(host):  # noqa: F811
    water = Topic.objects.create(name="Eau potable", slug="eau")
    Topic.objects.create(name="Forages", slug="forages", parent=water)
    project([document(1, date=datetime.date(2020, 5, 1), facets={"topic": ("forages",), "own": ("valeur-libre",)})])
    assert set(IndexedDocument.objects.get().labels) == {"Forages", "Eau potable", "2020", "valeur-libre"}
    assert found("potable") == {"loose:1"}


def test_text_no_database_can_hold_is_cleaned():
    project([document(1, title="a\x00b\ud800c")])
    assert IndexedDocument.objects.get().title == "abc"


@pytest.mark.parametrize("key", ["", "k" * 256])
def test_an_impossible_key_is_refused(key):
    with pytest.raises(ValueError, match="key of a document"):
        project([document(key=key)])


def test_facet_values_given_as_a_bare_string_are_refused():
    with pytest.raises(TypeError, match="tuple of strings"):
        project([document(facets={"country": "BJ"})])
    assert not IndexedDocument.objects.exists()


def test_a_batch_costs_the_same_queries_whatever_its_size(host, django_assert_max_num_queries):  # noqa: F811
    Topic.objects.create(name="Eau", slug="eau")
    project([document(0, facets={"topic": ("eau",)})])

    def queries(numbers):
        with django_assert_max_num_queries(100) as captured:
            project([document(number, facets={"topic": ("eau",)}) for number in numbers])
        return len(captured)

    assert queries(range(1, 31)) <= queries(range(31, 34)) + 2


@pytest.mark.parametrize("is_on", [True, False])
def test_garbage_is_not_looked_for_while_a_batch_is_written_and_as_before_afterwards(is_on):
    states = []

    def note(execute, sql, *arguments):
        states.extend([gc.isenabled()] if sql.startswith("INSERT INTO") else [])
        return execute(sql, *arguments)

    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with connection.execute_wrapper(note):
            project([document(number) for number in range(5)])
        after = gc.isenabled()
        with pytest.raises(TypeError):
            project([document(facets={"country": "BJ"})])
        assert (set(states), after, gc.isenabled()) == ({False}, is_on, is_on)
    finally:
        (gc.enable if was_on else gc.disable)()


def test_a_batch_half_new_and_half_known_is_written_whole():
    project([document(number) for number in range(10)])
    numbers = dict(IndexedDocument.objects.values_list("key", "pk"))
    assert project([document(number, title="Titre neuf") for number in range(5, 15)]) == 10
    assert found("neuf") == {f"loose:{number}" for number in range(5, 15)}
    assert {key: pk for key, pk in IndexedDocument.objects.values_list("key", "pk") if key in numbers} == numbers


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_empties_the_engine_and_never_gives_a_version_twice():
    project([document(1, title="Des ponts")])
    before = IndexedDocument.objects.get().version
    call_command("flush", interactive=False, verbosity=0)
    assert "ponts" not in embedded().words(before)
    project([document(2, title="Des forages")])
    assert IndexedDocument.objects.get().version > before
    assert (found("ponts"), found("forages")) == (set(), {"loose:2"})
