"""The engine of a site whose database is PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rrma_search.engines.database import DatabaseEngine
from rrma_search.engines.database.lookup import Expression, Pair
from rrma_search.engines.database.store import database
from rrma_search.engines.database.terms import EXACT_PREFIX, terms_of
from rrma_search.engines.database.vocabulary import SURFACE_DOCUMENTS
from rrma_search.engines.tokens import SEPARATOR, FieldTokens
from rrma_search.models import IndexedDocument

from .lookup import look_up, near
from .schema import INDEX, TERMS, VOCABULARY, WORDS

__all__ = ["PostgresqlEngine"]

_EXACT_WORDS = f"""
    SELECT substr(term, {len(EXACT_PREFIX) + 1}) AS word, count(*) AS documents
    FROM {WORDS}, unnest(string_to_array(terms, ' ')) AS term
    WHERE id = ANY(%s) AND starts_with(term, '{EXACT_PREFIX}') GROUP BY term
"""  # noqa: S608  the names of our own tables


class PostgresqlEngine(DatabaseEngine):
    """A table with a GIN index in the database of the projection."""

    name = "postgresql"

    def write(self, documents: Sequence[tuple[int, Mapping[str, FieldTokens]]]) -> None:
        """Write the table with one query, and count its words with another."""
        numbers = [number for number, _ in documents]
        texts = [_texts(fields) for _, fields in documents]
        with database().cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {WORDS} SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[])",  # noqa: S608
                [numbers, *map(list, zip(*texts, strict=True))] if texts else [[], [], [], []],
            )
            cursor.execute(
                f"INSERT INTO {VOCABULARY} AS v {_EXACT_WORDS}"
                " ON CONFLICT (word) DO UPDATE SET documents = v.documents + excluded.documents",
                [numbers],
            )

    def remove(self, ids: Iterable[int]) -> None:
        """Take these rows out, and their words off the counts."""
        numbers = list(ids)
        with database().cursor() as cursor:
            cursor.execute(
                f"UPDATE {VOCABULARY} v SET documents = v.documents - gone.documents"  # noqa: S608
                f" FROM ({_EXACT_WORDS}) gone WHERE v.word = gone.word",
                [numbers],
            )
            cursor.execute(f"DELETE FROM {WORDS} WHERE id = ANY(%s)", [numbers])  # noqa: S608

    def clear(self) -> None:
        """Empty both tables."""
        with database().cursor() as cursor:
            cursor.execute(f"TRUNCATE {WORDS}, {VOCABULARY}")

    def optimize(self) -> None:
        """Sort into the index what waits beside it, and count anew what the planner goes by."""
        with database().cursor() as cursor:
            cursor.execute(f"SELECT gin_clean_pending_list('{INDEX}'::regclass)")
            cursor.execute(f"ANALYZE {WORDS}")

    def look_up(self, expressions: Sequence[Expression]) -> Sequence[Sequence[int]]:
        """Found by the index; phrases verified in the texts."""
        return look_up(database(), expressions)

    def near(self, pairs: Sequence[Pair], numbers: Collection[int]) -> Mapping[int, int]:
        """Read in the texts of these documents."""
        return near(database(), pairs, numbers)

    def read_words(self) -> Mapping[str, int]:
        """Read from the table that counts them."""
        with database().cursor() as cursor:
            cursor.execute(f"SELECT word, documents FROM {VOCABULARY} WHERE documents > 0")  # noqa: S608
            return dict(cursor.fetchall())

    def texts_with(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The first documents are those of the lowest numbers."""
        table = IndexedDocument._meta.db_table
        # "+ 0" keeps the planner from walking through the primary key, text after text, to save itself a sort.
        sql = f"""
            SELECT e.word, d.title, d.labels, d.summary, d.body FROM unnest(%s::text[]) AS e(word)
            CROSS JOIN LATERAL (
                SELECT id FROM {WORDS} WHERE {TERMS} @> ARRAY['{EXACT_PREFIX}' || e.word]
                ORDER BY id + 0 LIMIT {SURFACE_DOCUMENTS}) AS f
            JOIN {table} d ON d.id = f.id
        """  # noqa: S608
        with database().cursor() as cursor:
            cursor.execute(sql, [list(words)])
            for word, title, labels, summary, body in cursor.fetchall():
                yield word, "\n".join([title, *json.loads(labels), summary, body])


def _texts(fields: Mapping[str, FieldTokens]) -> tuple[str, str, str]:
    """The columns `terms` (separated by blanks), `headings` and `words` of a document."""
    title, labels, summary, body = (" ".join(fields[name].stems) for name in ("title", "labels", "summary", "body"))
    stems = {stem for field in fields.values() for stem in field.stems} - {SEPARATOR}
    return " ".join([terms_of(fields), *stems]), f" {title} \n {labels} ", f" {summary} \n {body} "
