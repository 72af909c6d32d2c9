"""The engine of a site whose database is PostgreSQL."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rrma_search.engines.database import DatabaseEngine
from rrma_search.engines.database.lookup import Expression, Pair
from rrma_search.engines.database.store import database
from rrma_search.engines.database.terms import EXACT_PREFIX, terms_of
from rrma_search.engines.database.vocabulary import SURFACE_DOCUMENTS
from rrma_search.engines.tokens import FIELDS, SEPARATOR, FieldTokens
from rrma_search.models import IndexedDocument

from .lookup import look_up, near
from .schema import INDEX, TERMS, TEXTS, VOCABULARY, WORDS

__all__ = ["PostgresqlEngine"]

_EXACT_WORDS = f"""
    SELECT substr(term, {len(EXACT_PREFIX) + 1}) AS word, count(*) AS documents
    FROM {WORDS}, unnest(string_to_array(terms, ' ')) AS term
    WHERE id = ANY(%s) AND starts_with(term, '{EXACT_PREFIX}') GROUP BY term
"""  # noqa: S608  the names of our own tables
_WRITE = f"""
    WITH made AS (
        SELECT * FROM unnest(%s::bigint[], %s::text[], %s::integer[], %s::text[]) AS made(id, terms, headings, words)),
    written AS (INSERT INTO {TEXTS} SELECT id, headings, words FROM made)
    INSERT INTO {WORDS} SELECT id, terms FROM made
"""  # noqa: S608
_COUNT = f"""
    INSERT INTO {VOCABULARY} AS v SELECT * FROM unnest(%s::text[], %s::integer[])
    ON CONFLICT (word) DO UPDATE SET documents = v.documents + excluded.documents
"""  # noqa: S608
_SORT = f"SELECT gin_clean_pending_list('{INDEX}'::regclass)"
_MAY_WAIT = "SELECT set_config('gin_pending_list_limit', %s, true)"
"""How much may wait beside the index to be sorted into it: every search reads that too."""
_MANY = 20
"""From so many documents on they are sorted into the index at one stroke, once all of them wait."""


class PostgresqlEngine(DatabaseEngine):
    """A table with a GIN index in the database of the projection."""

    name = "postgresql"

    def write(self, documents: Iterable[tuple[int, Mapping[str, FieldTokens]]]) -> None:
        """Write both tables with one query, the counts of words with another."""
        texts: list[tuple[int, str, int, str]] = []
        words: Counter[str] = Counter()
        for number, fields in documents:
            texts.append((number, *_texts(fields)))
            words.update(set().union(*_exact(fields)))
        words.pop(SEPARATOR, None)
        many = len(texts) >= _MANY
        columns = list(map(list, zip(*texts, strict=True))) or [[]] * 4
        with database().cursor() as cursor:
            cursor.execute(_MAY_WAIT, ["64MB" if many else "512kB"])
            cursor.execute(_WRITE, columns)
            cursor.execute(_COUNT, [list(words), list(words.values())])
            if many:
                cursor.execute(_SORT)

    def remove(self, ids: Iterable[int]) -> None:
        """Take these rows out, and their words off the counts."""
        numbers = list(ids)
        with database().cursor() as cursor:
            cursor.execute(
                f"UPDATE {VOCABULARY} v SET documents = v.documents - gone.documents"  # noqa: S608
                f" FROM ({_EXACT_WORDS}) gone WHERE v.word = gone.word",
                [numbers],
            )
            for table in (WORDS, TEXTS):
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [numbers])  # noqa: S608

    def clear(self) -> None:
        """Empty the tables."""
        with database().cursor() as cursor:
            cursor.execute(f"TRUNCATE {WORDS}, {TEXTS}, {VOCABULARY}")

    def optimize(self) -> None:
        """Sort into the index what waits beside it, and count anew what the planner goes by."""
        with database().cursor() as cursor:
            cursor.execute(_SORT)
            cursor.execute(f"ANALYZE {WORDS}, {TEXTS}")

    def numbers(self) -> set[int]:
        """Those that are in both tables."""
        with database().cursor() as cursor:
            cursor.execute(f"SELECT id FROM {WORDS} JOIN {TEXTS} USING (id)")  # noqa: S608
            return {number for (number,) in cursor.fetchall()}

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


def _texts(fields: Mapping[str, FieldTokens]) -> tuple[str, int, str]:
    """The columns `terms` (separated by blanks), `headings` and `words` of a document."""
    title, labels, summary, body = (" ".join(fields[name].stems) for name in FIELDS)
    stems = {stem for field in fields.values() for stem in field.stems} - {SEPARATOR}
    headings = f" {title} \n {labels} \n"
    return " ".join([terms_of(fields), *stems]), len(headings), f"{headings} {summary} \n {body} "


def _exact(fields: Mapping[str, FieldTokens]) -> list[Sequence[str]]:
    return [field.exact for field in fields.values()]
