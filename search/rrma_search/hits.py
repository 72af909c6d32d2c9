"""From the numbers an engine gives to documents that can be shown."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db import connections
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString

from rrma_search.engines.base import EngineHit
from rrma_search.highlighting import excerpt, highlight, in_one_line
from rrma_search.matching import ParsedQuery
from rrma_search.models import IndexedDocument
from rrma_search.projection.transaction import database
from rrma_search.results import Hit

__all__ = ["Highlights", "read_hits"]


class Highlights(Mapping[str, SafeString]):
    """The texts of a hit with the words found marked, of the body a passage; each is made when it is first read."""

    __slots__ = ("_made", "_parsed", "_texts")

    def __init__(self, texts: Mapping[str, str], parsed: ParsedQuery) -> None:
        """Mark the words of `parsed` in `texts`, plain texts by name."""
        self._texts = texts
        self._parsed = parsed
        self._made: dict[str, SafeString] = {}

    def __getitem__(self, name: str) -> SafeString:
        """HTML, safe to show; raises KeyError for a text that a hit does not have."""
        if name not in self._made:
            text = self._texts[name]
            is_body = name == "body"
            self._made[name] = excerpt(in_one_line(text), self._parsed) if is_body else highlight(text, self._parsed)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the texts."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)


class _Row(NamedTuple):
    """What is read of a document; the fields are columns of the projection."""

    id: int
    key: str
    kind: str
    title: str
    url: str
    summary: str
    body: str
    date: datetime.date | str | None
    facets: str


def read_hits(
    found: Sequence[EngineHit], parsed: ParsedQuery, now: datetime.datetime
) -> tuple[tuple[Hit, ...], frozenset[int]]:
    """The documents of `found`, in its order, with one query, and the numbers of those that are no longer public."""
    if not found:
        return (), frozenset()
    rows = {row.id: row for row in _read([hit.id for hit in found], now)}
    present = [hit for hit in found if hit.id in rows]
    # Parsed at one stroke: calling the parser takes as long as its work on the facets of one document.
    facets = json.loads(f"[{','.join(rows[hit.id].facets for hit in present)}]")
    hits = tuple(_hit(rows[hit.id], values, hit, parsed) for hit, values in zip(present, facets, strict=True))
    return hits, frozenset(hit.id for hit in found) - rows.keys()


def _read(ids: Sequence[int], now: datetime.datetime) -> Iterator[_Row]:
    # Written out: building this query with the ORM takes as long as the rest of a quick search.
    table, columns = IndexedDocument._meta.db_table, ", ".join(_Row._fields)
    public = "NOT deleted AND (expires IS NULL OR expires > %s)"
    sql = f"SELECT {columns} FROM {table} WHERE {public} AND id IN ({', '.join(['%s'] * len(ids))})"  # noqa: S608
    connection = connections[database()]
    with connection.cursor() as cursor:
        cursor.execute(sql, [connection.ops.adapt_datetimefield_value(now), *ids])
        yield from map(_Row._make, cursor.fetchall())


def _hit(row: _Row, facets: Mapping[str, list[str]], found: EngineHit, parsed: ParsedQuery) -> Hit:
    return Hit(
        key=row.key,
        kind=row.kind,
        title=row.title,
        url=row.url,
        summary=row.summary,
        date=parse_date(row.date) if isinstance(row.date, str) else row.date,
        score=found.score,
        level=found.level,
        highlights=Highlights({"title": row.title, "summary": row.summary, "body": row.body}, parsed),
        facets={name: tuple(values) for name, values in facets.items()},
    )
