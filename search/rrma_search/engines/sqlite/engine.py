"""The engine of a site that has no server besides its SQLite database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rrma_search.engines.database import DatabaseEngine
from rrma_search.engines.database.lookup import Expression, Pair
from rrma_search.engines.database.store import database
from rrma_search.engines.database.terms import EXACT_PREFIX, terms_of
from rrma_search.engines.database.vocabulary import SURFACE_DOCUMENTS
from rrma_search.engines.tokens import FIELDS, FieldTokens
from rrma_search.models import IndexedDocument

from .lookup import look_up, near
from .schema import TERMS, VOCABULARY, WORDS, create_tables, drop_tables, merge

__all__ = ["SqliteEngine"]


class SqliteEngine(DatabaseEngine):
    """FTS5 tables in the database of the projection."""

    name = "sqlite"

    def write(self, documents: Iterable[tuple[int, Mapping[str, FieldTokens]]]) -> None:
        """Write both tables."""
        rows = [(pk, terms_of(fields), *(" ".join(fields[name].stems) for name in FIELDS)) for pk, fields in documents]
        with database().cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {WORDS} (rowid, title, labels, summary, body) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
                [(pk, *texts) for pk, _terms, *texts in rows],
            )
            cursor.executemany(
                f"INSERT INTO {TERMS} (rowid, terms) VALUES (%s, %s)",  # noqa: S608
                [(pk, terms) for pk, terms, *_texts in rows],
            )

    def remove(self, ids: Iterable[int]) -> None:
        """Take these rows out of both tables."""
        listed = json.dumps(list(ids))
        with database().cursor() as cursor:
            for table in (WORDS, TERMS):
                cursor.execute(
                    f"DELETE FROM {table} WHERE rowid IN (SELECT value FROM json_each(%s))",  # noqa: S608
                    [listed],
                )

    def clear(self) -> None:
        """Make both tables anew: FTS5 takes long to delete row by row."""
        drop_tables(database())
        create_tables(database())

    def optimize(self) -> None:
        """Merge what batches have left: 0.3 seconds for ten thousand documents, between which others may write."""
        for table in (WORDS, TERMS):
            merge(database(), table)

    def numbers(self) -> set[int]:
        """Those that are in both tables."""
        with database().cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {WORDS} INTERSECT SELECT rowid FROM {TERMS}")  # noqa: S608
            return {number for (number,) in cursor.fetchall()}

    def look_up(self, expressions: Sequence[Expression]) -> Sequence[Sequence[int]]:
        """Asked in the language of FTS5."""
        return look_up(database(), expressions)

    def near(self, pairs: Sequence[Pair], numbers: Collection[int]) -> Mapping[int, int]:
        """Asked of all documents: FTS5 is quicker at that than at looking at some."""
        return near(database(), pairs, numbers)

    def read_words(self) -> Mapping[str, int]:
        """Counted by FTS5, which reads its whole index for it: some fifty milliseconds for ten thousand documents."""
        with database().cursor() as cursor:
            # The character after the prefix bounds the range.
            cursor.execute(
                f"SELECT substr(term, 2), doc FROM {VOCABULARY} WHERE term > %s AND term < %s",  # noqa: S608
                [EXACT_PREFIX, chr(ord(EXACT_PREFIX) + 1)],
            )
            return dict(cursor.fetchall())

    def texts_with(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The first documents are those of the lowest numbers."""
        table = IndexedDocument._meta.db_table
        sql = f"""
            SELECT j.value, d.title, d.labels, d.summary, d.body FROM json_each(%s) j JOIN {table} d ON d.id IN (
                SELECT rowid FROM {TERMS} WHERE {TERMS} MATCH '"{EXACT_PREFIX}' || j.value || '"'
                ORDER BY rowid LIMIT {SURFACE_DOCUMENTS})
        """  # noqa: S608  the names of our own tables
        with database().cursor() as cursor:
            cursor.execute(sql, [json.dumps(list(words))])
            for word, title, labels, summary, body in cursor.fetchall():
                yield word, "\n".join([title, *json.loads(labels), summary, body])
