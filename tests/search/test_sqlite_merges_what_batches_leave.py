"""On SQLite, what many batches leave in pieces is merged, so that searches look into one piece."""

import pytest
from django.db import connection

from rrma_search.engines import embedded
from rrma_search.engines.sqlite.schema import TERMS, WORDS
from rrma_search.projection import project, rebuild

from .corpora import make_document

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a text index of SQLite"),
]


def pieces(table: str) -> int:
    """How many segments FTS5 says the index of `table` has, in the record that it keeps of its structure."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT block FROM {table}_data WHERE id = 10")
        _levels, segments = cursor.fetchone()[0][4:6]  # numbers below 128 take one byte each
        return segments


@pytest.fixture(autouse=True)
def small_batches(settings):
    settings.RRMA_SEARCH = {"BATCH_SIZE": 2}


def corpus(count: int):
    return [make_document(number, title=f"Le puits {number}") for number in range(count)]


@pytest.mark.parametrize("table", [WORDS, TERMS])
def test_several_batches_are_merged_and_one_is_not(table):
    embedded().clear()
    for document in corpus(3):
        project([document])
    assert pieces(table) == 3
    project(corpus(9))
    assert pieces(table) == 1


def test_a_rebuild_leaves_one_piece():
    for document in corpus(3):
        project([document])
    rebuild()
    assert pieces(WORDS) == pieces(TERMS) == 1


def test_there_may_be_nothing_to_merge():
    embedded().clear()
    embedded().optimize()
    project(corpus(1))
    embedded().optimize()
    embedded().optimize()
    assert pieces(TERMS) == 1
