"""The tables of the text index on PostgreSQL say what the projection says, whoever empties them."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from rrma_search.documents import Passage
from rrma_search.engines import embedded
from rrma_search.engines.postgresql.schema import INDEX, TERMS, TEXTS, VOCABULARY, WORDS
from rrma_search.models import IndexedDocument, SequenceState
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import make_document

AS_THEY_STOOD = f"""
    ALTER TABLE {WORDS} ADD COLUMN headings text, ADD COLUMN words text;
    UPDATE {WORDS} w SET headings = left(t.words, t.headings - 1), words = substr(t.words, t.headings + 1)
    FROM {TEXTS} t WHERE t.id = w.id;
    DROP TABLE {TEXTS};
    ALTER INDEX {INDEX} SET (gin_pending_list_limit = 512)
"""


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def keys(text: str, **fields) -> list[str]:
    return [hit.key for hit in search(SearchQuery(text, **fields)).hits]


@pytest.mark.django_db
def test_the_role_needs_no_special_right_and_no_extension():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'")
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_words_are_counted_through_every_change():
    project([make_document(1, title="Le puits", body="eau eau"), make_document(2, title="Les puits")])
    assert counted() == {"puits": 2, "eau": 1}
    project([make_document(1, title="La forêt", body="eau")])
    assert counted() == {"puits": 1, "eau": 1, "foret": 1}
    withdraw(["test:2"])
    assert counted() == {"eau": 1, "foret": 1}
    embedded().index(list(IndexedDocument.objects.present()))
    assert counted() == {"eau": 1, "foret": 1}


def counted() -> dict[str, int]:
    return dict(embedded().words(SequenceState.current(SequenceState.DOCUMENTS)))


@pytest.mark.django_db
def test_a_phrase_is_found_where_a_tsvector_would_have_lost_it():
    filler = " ".join(f"mot{number}" for number in range(9_000))
    often = "puits riz " * 400
    passages = (Passage("1", filler), Passage("2", filler), Passage("3", f"{often} barrage solaire"))
    project([make_document(1, passages=passages)])
    assert keys('"barrage solaire"') == ["test:1"]
    assert keys('"riz barrage"') == ["test:1"]
    assert keys('"solaire barrage"') == keys('"mot8999 mot0"') == []


@pytest.mark.django_db
def test_words_next_to_each_other_in_one_field_rank_higher():
    between = "mur quai"
    project(
        [
            make_document(1, title="a", body=f"eau {between} puits"),
            make_document(2, title="b", body=f"eau puits {between}"),
            make_document(3, title="c", body=f"{between} puits d’eau"),
            make_document(4, title="eau", body=f"puits {between}"),
        ]
    )
    scores = {hit.key: hit.score for hit in search(SearchQuery("eau puits")).hits}
    assert scores["test:2"] == scores["test:3"] == pytest.approx(1.25 * scores["test:1"])


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_text_index_with_the_projection():
    project([make_document(1, title="eau")])
    assert rows(WORDS) == rows(TEXTS) == 1
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert (rows(WORDS), rows(TEXTS), rows(VOCABULARY)) == (0, 0, 0)


@pytest.mark.django_db
def test_the_index_is_asked_for_the_documents_of_a_word():
    project([make_document(number, title=f"eau {number}") for number in range(300)])
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {WORDS}")
        cursor.execute(f"EXPLAIN SELECT id FROM {WORDS} WHERE {TERMS} && ARRAY['=7']")
        assert "Bitmap Index Scan" in str(cursor.fetchall())


@pytest.mark.django_db
def test_nothing_of_many_documents_waits_to_be_sorted_into_the_index():
    project([make_document(number, title=f"eau {number}") for number in range(30)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [INDEX])
        assert cursor.fetchone() == (0,)
    assert search(SearchQuery("eau")).total == 30


@pytest.mark.django_db
def test_texts_that_stood_beside_the_terms_are_taken_over():
    project([make_document(1, title="Le puits neuf", summary="Une digue", body="un barrage solaire")])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {TEXTS}")
        before = cursor.fetchall()
        cursor.execute(AS_THEY_STOOD)
        import_module("rrma_search.migrations.0007_postgresql_texts_apart").move(
            None, SimpleNamespace(connection=connection)
        )
        cursor.execute(f"SELECT * FROM {TEXTS}")
        assert cursor.fetchall() == before
    assert keys('"barrage solaire"') == keys('"puits neuf"') == ["test:1"]
    project([make_document(1, title="Le puits", body="un barrage")])
    assert keys('"puits neuf"') == [] and keys("barrage") == ["test:1"]
