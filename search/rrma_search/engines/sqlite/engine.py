"""The engine of a site that has no server besides its SQLite database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from rrma_search.engines.base import Engine, EngineRequest, EngineResults, page_count
from rrma_search.engines.tokens import FIELDS, FieldReader
from rrma_search.models import IndexedDocument
from rrma_search.query import MAX_PAGE, SearchQuery

from .counting import Narrowing
from .lookup import Found, find
from .matching import Matched, match
from .ordering import Ordering, page_of
from .schema import TERMS, WORDS, create_tables, drop_tables
from .state import State
from .store import current_state, database
from .terms import terms_of
from .vocabulary import current_words, surfaces

__all__ = ["SqliteEngine"]


class SqliteEngine(Engine):
    """FTS5 tables in the database of the projection, facet bitmaps in the process."""

    name = "sqlite"

    def index(self, rows: Sequence[IndexedDocument]) -> None:
        """Write the words of `rows` in place of what was there."""
        self.remove([row.pk for row in rows])
        reader = FieldReader()
        analysed = [(row.pk, reader.tokens(row)) for row in rows if not row.deleted]
        with database().cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {WORDS} (rowid, title, labels, summary, body) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
                [(pk, *(" ".join(fields[name].stems) for name in FIELDS)) for pk, fields in analysed],
            )
            cursor.executemany(
                f"INSERT INTO {TERMS} (rowid, terms) VALUES (%s, %s)",  # noqa: S608
                [(pk, terms_of(fields)) for pk, fields in analysed],
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

    def search(self, request: EngineRequest) -> EngineResults:
        """One query for the words; the rest is arithmetic on bitmaps."""
        state = current_state(request.version)
        query = request.query
        scope, found, matched = _match(state, request)
        narrowing = Narrowing(state, request.vocabularies, query.filters)
        chosen = narrowing.bits
        tiers = [tier & chosen for tier in matched.tiers]
        total = sum(tier.bit_count() for tier in tiers)
        pages = page_count(total, query.page_size, MAX_PAGE)
        page = min(query.page, max(pages, 1))
        ordering = Ordering(state, found, scope, state.factors(request.now.date()), query.sort)
        return EngineResults(
            total=total,
            strict_total=tiers[0].bit_count(),
            level=matched.level,
            page=page,
            page_count=pages,
            hits=page_of(ordering, tiers, (page - 1) * query.page_size, query.page_size),
            counts=narrowing.counts(matched.bits),
            known=narrowing.known(),
            unmatched=any(not clause.bits & scope for clause in (*found.groups, *found.phrases)),
        )

    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        """The words are looked up once, whatever the number of `queries`."""
        state = current_state(request.version)
        matched = _match(state, request)[2].bits
        narrowings = (Narrowing(state, request.vocabularies, query.filters) for query in queries)
        return [(matched & narrowing.bits).bit_count() for narrowing in narrowings]

    def words(self, version: int) -> Mapping[str, int]:
        """Read from the vocabulary that FTS5 keeps, once for each version."""
        return current_words(version)

    def surfaces(self, words: Sequence[str]) -> Mapping[str, str]:
        """Read the first few documents that have each word; the form most of them use is given back, in lower case."""
        return surfaces(words)


def _match(state: State, request: EngineRequest) -> tuple[int, Found, Matched]:
    query = request.query
    scope = state.scope(query.site, query.language, request.now)
    found = find(database(), request.parsed, state.size)
    return scope, found, match(found, scope)
