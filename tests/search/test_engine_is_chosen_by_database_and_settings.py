"""Which engine answers, and what is there when none does."""

from importlib import import_module

import pytest
from django.db import connection

from rrma_search.documents import SearchDocument
from rrma_search.engines import embedded, get_engine
from rrma_search.models import IndexedDocument
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import search

pytestmark = pytest.mark.django_db

OWN = connection.vendor
schema = import_module(f"rrma_search.engines.{OWN}.schema")

EAU = SearchDocument(key="test:1", kind="guide", title="L’eau")


def test_the_engine_of_a_database_is_embedded_in_it():
    assert embedded().name == get_engine().name == OWN
    assert schema.is_supported(connection)


def test_off_takes_documents_and_finds_none(settings):
    settings.RRMA_SEARCH = {"ENGINE": "off"}
    project([EAU])
    results = search(SearchQuery("eau", {"year": ["2020"]}))
    assert (results.engine, results.total, results.hits, results.suggestion) == ("off", 0, (), "")
    assert [(value.value, value.selected) for value in results.facets["year"]] == [("2020", True)]
    assert IndexedDocument.objects.present().count() == 1
    assert withdraw(["test:1"]) == 1


def test_an_engine_can_be_named_or_given():
    project([EAU])
    assert search(SearchQuery("eau"), engine="off").total == 0
    assert search(SearchQuery("eau"), engine=OWN).total == 1
    assert search(SearchQuery("eau"), engine=get_engine(OWN)).total == 1


def test_an_unknown_engine_is_refused():
    with pytest.raises(ValueError, match="solr"):
        search(SearchQuery("eau"), engine="solr")


def test_tables_are_made_once_and_taken_away():
    made = {schema.WORDS, schema.VOCABULARY}
    schema.create_tables(connection)
    assert made <= tables()
    schema.drop_tables(connection)
    assert not made & tables()
    schema.create_tables(connection)
    assert made <= tables()


def test_an_emptied_engine_finds_nothing_until_it_is_given_rows_again():
    project([EAU])
    embedded().clear()
    assert search(SearchQuery("eau")).total == 0
    embedded().index(list(IndexedDocument.objects.present()))
    assert search(SearchQuery("eau")).total == 1


def tables() -> set[str]:
    return set(connection.introspection.table_names())
