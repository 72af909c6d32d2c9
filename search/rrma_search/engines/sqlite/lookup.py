"""One SQL query that tells, for every word of a search, which documents have it and how much it says about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.engines.impacts import FIELD_SCORING, LEVELS, level_of
from rrma_search.matching import Alternative, ParsedQuery

from .bitmaps import bitmap, bitmap_of_marks
from .schema import TERMS, WORDS
from .terms import exact_term, stem_term

__all__ = ["EXACT", "Clause", "Found", "find"]

EXACT = 32
"""Added to the mark of a document that has a word in the very form that was typed."""

NEAR_WORDS = 5
"""How many words may stand between two that count as near each other."""

_LEVEL_BITS = EXACT - 1
_DIGIT_OF_MARK = bytes(ord("1") if mark & _LEVEL_BITS else ord("0") for mark in range(256))
_PHRASE_LEVEL = level_of(FIELD_SCORING["body"].weight)
_HEADING_PHRASE_LEVEL = level_of(FIELD_SCORING["labels"].weight)

_SQL = f"""
    SELECT CASE json_extract(j.value, '$[0]')
        WHEN 'terms' THEN (
            SELECT group_concat(rowid) FROM {TERMS} WHERE {TERMS} MATCH json_extract(j.value, '$[1]'))
        ELSE (
            SELECT group_concat(rowid) FROM {WORDS} WHERE {WORDS} MATCH json_extract(j.value, '$[1]'))
        END
    FROM json_each(%s) j ORDER BY j.key
"""  # noqa: S608  the names of our own tables


@dataclass(frozen=True, slots=True)
class Clause:
    """A word with its synonyms, or a phrase: what every document has of it.

    `marks` has a byte a document: 0 where nothing matches, else the level of impact plus 1, plus `EXACT`. `bits` are
    the documents that match.
    """

    marks: bytearray
    bits: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the index has for a search: a clause for each group and each mandatory phrase, and what is excluded.

    `near` has a byte a document: how many of the `pairs` of neighbouring words stand near each other in it.
    """

    groups: Sequence[Clause] = ()
    phrases: Sequence[Clause] = ()
    excluded: int = 0
    near: bytearray | None = None
    pairs: int = 0


@dataclass(slots=True)
class _Lookup:
    """Expressions to look up, and after the query the documents of each in the same order."""

    expressions: list[tuple[str, str]] = field(default_factory=list)

    def add(self, table: str, expression: str) -> int:
        self.expressions.append((table, expression))
        return len(self.expressions) - 1


@dataclass(frozen=True, slots=True)
class _ClausePlan:
    """Where the parts of a clause stand in the lookup."""

    levels: Sequence[int] = ()
    exact: int | None = None
    phrase: int | None = None
    heading_phrase: int | None = None


def find(connection: BaseDatabaseWrapper, parsed: ParsedQuery, size: int) -> Found:
    """Look `parsed` up with one query; documents numbered `size` or higher are left out."""
    lookup = _Lookup()
    groups = [_plan(lookup, group.alternatives) for group in parsed.groups]
    phrases = [_plan(lookup, [phrase]) for phrase in parsed.phrases]
    excluded = [lookup.add("words", _phrase(exclusion.stems)) for exclusion in parsed.exclusions]
    pairs = list(_pairs(parsed))
    near = [lookup.add("words", _nearness(*pair)) for pair in pairs]
    rows = _run(connection, lookup.expressions, size)
    return Found(
        groups=[_clause(plan, rows, size) for plan in groups],
        phrases=[_clause(plan, rows, size) for plan in phrases],
        excluded=bitmap(number for index in excluded for number in rows[index]),
        near=_tally((rows[index] for index in near), size) if near else None,
        pairs=len(pairs),
    )


def _plan(lookup: _Lookup, alternatives: Iterable[Alternative]) -> _ClausePlan:
    words = [alternative for alternative in alternatives if not alternative.is_phrase]
    phrases = " OR ".join(_phrase(alternative.stems) for alternative in alternatives if alternative.is_phrase)
    return _ClausePlan(
        levels=[lookup.add("terms", _any(stem_term(word.stems[0], n) for word in words)) for n in range(LEVELS)]
        if words
        else (),
        exact=lookup.add("terms", _any(exact_term(word.exact[0]) for word in words)) if words else None,
        phrase=lookup.add("words", phrases) if phrases else None,
        heading_phrase=lookup.add("words", f"{{title labels}} : ({phrases})") if phrases else None,
    )


def _clause(plan: _ClausePlan, rows: Sequence[Sequence[int]], size: int) -> Clause:
    marks = bytearray(size)
    # Ascending levels: where alternatives differ, the one that says most about the document counts.
    for mark, index in enumerate(plan.levels, start=1):
        for number in rows[index]:
            marks[number] = mark
    for index, level in ((plan.phrase, _PHRASE_LEVEL), (plan.heading_phrase, _HEADING_PHRASE_LEVEL)):
        for number in rows[index] if index is not None else ():
            marks[number] = max(marks[number], level + 1)
    if plan.exact is not None:
        marks = _either(marks, _marked(rows[plan.exact], EXACT, size))
    return Clause(marks, bitmap_of_marks(marks, _DIGIT_OF_MARK))


def _marked(numbers: Sequence[int], mark: int, size: int) -> bytearray:
    marks = bytearray(size)
    for number in numbers:
        marks[number] = mark
    return marks


def _either(one: bytearray, other: bytearray) -> bytearray:
    """The bits of both, place by place; as whole numbers this takes no time."""
    both = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return bytearray(both.to_bytes(len(one), "little"))


def _pairs(parsed: ParsedQuery) -> Iterator[tuple[str, str]]:
    stems = [group.alternatives[0].stems[0] for group in parsed.groups]
    return ((first, second) for first, second in pairwise(stems) if first != second)


def _nearness(first: str, second: str) -> str:
    return f"NEAR({_phrase([first])} {_phrase([second])}, {NEAR_WORDS})"


def _tally(rows: Iterable[Sequence[int]], size: int) -> bytearray:
    counts = bytearray(size)
    for numbers in rows:
        for number in numbers:
            counts[number] += 1
    return counts


def _phrase(stems: Sequence[str]) -> str:
    return f'"{" ".join(stems)}"'.replace("\0", "")


def _any(terms: Iterable[str]) -> str:
    return " OR ".join(f'"{term}"' for term in terms)


def _run(connection: BaseDatabaseWrapper, expressions: list[tuple[str, str]], size: int) -> list[list[int]]:
    if not expressions:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [json.dumps(expressions)])
        return [_numbers(listed, size) for (listed,) in cursor.fetchall()]


def _numbers(listed: str | None, size: int) -> list[int]:
    numbers = json.loads(f"[{listed}]") if listed else []
    if numbers and max(numbers[0], numbers[-1]) >= size:
        return [number for number in numbers if number < size]
    return numbers
