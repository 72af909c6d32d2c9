"""What the process knows of every document: facet bitmaps, sort keys, expiry. Immutable, one for each version."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from rrma_search.engines.collation import title_key
from rrma_search.engines.ranking import RECENCY_HALF_LIFE_DAYS, RECENCY_WEIGHT, RECORD_WEIGHT, fullness
from rrma_search.facets import FacetLabel, TypeFacet, ancestors
from rrma_search.kinds import record_kinds

from .bitmaps import bitmap, members

__all__ = ["COLUMNS", "Entry", "Factors", "Row", "State"]

FacetBits = dict[str, dict[str, int]]
Value = TypeVar("Value", str, int)

_NO_DATE = 0


class Row(NamedTuple):
    """What is read of a row of the projection."""

    id: int
    version: int
    deleted: bool
    key: str
    title: str
    date: datetime.date | None
    language: str
    facets: Mapping[str, list[str]]
    sites: list[int]
    boost: float
    length: int
    expires: datetime.datetime | None


COLUMNS = Row._fields


class Entry(NamedTuple):
    """What is kept of a document besides its bits: its sort keys (the date as an ordinal, 0 for none) and its factor.

    The factor is what its score is multiplied by at any time: its boost, and more the more it says.
    """

    key: str
    title: str
    day: int
    factor: float


class Factors(NamedTuple):
    """What scores are multiplied by, by number of the document, and the highest of these."""

    of_documents: Sequence[float]
    highest: float


@dataclass(frozen=True)
class State:
    """The documents as they stood at `version`.

    `facets`, `languages` and `sites` map values to bitmaps; a document of no site (`everywhere`) is on every site.
    """

    version: int = 0
    entries: Mapping[int, Entry] = field(default_factory=dict)
    live: int = 0
    facets: FacetBits = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    sites: Mapping[int, int] = field(default_factory=dict)
    everywhere: int = 0
    expiring: tuple[tuple[datetime.datetime, int], ...] = ()

    def refreshed(self, rows: Iterable[Row], version: int) -> State:
        """The state at `version` (or later, when a row is), given every row written since this one."""
        changed = list(rows)
        if not changed and version == self.version:
            return self
        return _Refresh(self, changed).state(version)

    @property
    def size(self) -> int:
        """One more than the highest number of a document: the length of lists indexed by it."""
        return self.live.bit_length()

    def scope(self, site: int | None, language: str | None, now: datetime.datetime) -> int:
        """The documents that a visitor of `site` may find in `language` at `now`; None means any."""
        bits = self.live & ~self._expired(now)
        if site is not None:
            bits &= self.sites.get(site, 0) | self.everywhere
        if language is not None:
            bits &= self.languages.get(language, 0) | self.languages.get("", 0)
        return bits

    def _expired(self, now: datetime.datetime) -> int:
        passed = bisect_right(self.expiring, now, key=lambda expiry: expiry[0])
        return bitmap(number for _, number in self.expiring[:passed])

    def facet(self, name: str, vocabulary: Mapping[str, FacetLabel]) -> Mapping[str, int]:
        """Documents by value of the facet `name`; a value above others has the documents of all below it."""
        kept = self._expanded.get(name)
        if kept is None or kept[0] is not vocabulary:
            kept = (vocabulary, _expanded(self.facets.get(name, {}), vocabulary))
            self._expanded[name] = kept
        return kept[1]

    @cached_property
    def _expanded(self) -> dict[str, tuple[Mapping[str, FacetLabel], Mapping[str, int]]]:
        return {}

    @cached_property
    def by_date(self) -> list[int]:
        """Every document, the latest first, undated ones last, then by title."""
        return sorted(self.entries, key=self._date_key)

    @cached_property
    def by_title(self) -> list[int]:
        """Every document by title, then by key."""
        return sorted(self.entries, key=self._title_key)

    def _date_key(self, number: int) -> tuple[int, str, str]:
        entry = self.entries[number]
        return -entry.day, entry.title, entry.key

    def _title_key(self, number: int) -> tuple[str, str]:
        entry = self.entries[number]
        return entry.title, entry.key

    def factors(self, today: datetime.date, asks: bool = False) -> Factors:
        """What each document's score is multiplied by: its own factor, and up to a fifth more for a recent one.

        Less for a record where the search `asks` a question.
        """
        day = today.toordinal()
        kept = self._factors.get((day, asks))
        if kept is None:
            factors = self._weakened(self.factors(today).of_documents) if asks else self._of_day(day)
            kept = self._factors[day, asks] = Factors(factors, max(factors, default=0.0))
        return kept

    def _of_day(self, day: int) -> list[float]:
        self._factors.clear()
        factors = [0.0] * self.size
        for number, entry in self.entries.items():
            factors[number] = entry.factor * _recency(entry.day, day)
        return factors

    def _weakened(self, factors: Sequence[float]) -> list[float]:
        weakened = list(factors)
        of_kind = self.facets.get(TypeFacet.name, {})
        for number in chain.from_iterable(members(of_kind.get(kind, 0)) for kind in record_kinds()):
            weakened[number] *= RECORD_WEIGHT
        return weakened

    @cached_property
    def _factors(self) -> dict[tuple[int, bool], Factors]:
        return {}


def _recency(day: int, today: int) -> float:
    if day == _NO_DATE:
        return 1.0
    return 1.0 + RECENCY_WEIGHT * 0.5 ** (max(today - day, 0) / RECENCY_HALF_LIFE_DAYS)


def _expanded(leaves: Mapping[str, int], vocabulary: Mapping[str, FacetLabel]) -> dict[str, int]:
    expanded = dict(leaves)
    for value, bits in leaves.items():
        for parent in ancestors(value, vocabulary):
            expanded[parent] = expanded.get(parent, 0) | bits
    return expanded


class _Refresh:
    """One step from a state to the next: the changed documents leave every set, then join those they belong to."""

    def __init__(self, before: State, rows: list[Row]) -> None:
        self.before = before
        self.rows = rows
        self.present = [row for row in rows if not row.deleted]
        self.changed = bitmap(row.id for row in rows)

    def state(self, version: int) -> State:
        before, present = self.before, self.present
        return State(
            version=max(chain((version,), (row.version for row in self.rows))),
            entries=self._entries(),
            live=self._set(before.live, (row.id for row in present)),
            facets=self._facets(),
            languages=self._sets(before.languages, ((row.language, row.id) for row in present)),
            sites=self._sets(before.sites, ((site, row.id) for row in present for site in row.sites)),
            everywhere=self._set(before.everywhere, (row.id for row in present if not row.sites)),
            expiring=self._expiring(),
        )

    def _entries(self) -> dict[int, Entry]:
        entries = dict(self.before.entries)
        for row in self.rows:
            entries.pop(row.id, None)
        for row in self.present:
            day = row.date.toordinal() if row.date else _NO_DATE
            entries[row.id] = Entry(row.key, title_key(row.title), day, row.boost * fullness(row.length))
        return entries

    def _facets(self) -> FacetBits:
        pairs: dict[str, list[tuple[str, int]]] = {name: [] for name in self.before.facets}
        for row in self.present:
            for name, values in row.facets.items():
                pairs.setdefault(name, []).extend((value, row.id) for value in values)
        return {name: self._sets(self.before.facets.get(name, {}), listed) for name, listed in pairs.items()}

    def _expiring(self) -> tuple[tuple[datetime.datetime, int], ...]:
        changed = {row.id for row in self.rows}
        kept = [expiry for expiry in self.before.expiring if expiry[1] not in changed]
        return tuple(sorted(kept + [(row.expires, row.id) for row in self.present if row.expires]))

    def _set(self, before: int, numbers: Iterable[int]) -> int:
        return before & ~self.changed | bitmap(numbers)

    def _sets(self, before: Mapping[Value, int], pairs: Iterable[tuple[Value, int]]) -> dict[Value, int]:
        joining: defaultdict[Value, list[int]] = defaultdict(list)
        for value, number in pairs:
            joining[value].append(number)
        sets = {value: self._set(bits, joining.pop(value, ())) for value, bits in before.items()}
        sets.update((value, bitmap(numbers)) for value, numbers in joining.items())
        return {value: bits for value, bits in sets.items() if bits}
