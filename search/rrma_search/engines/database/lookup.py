"""What a search asks of the text index, and what is made of the answer: what every document has of each word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rrma_search.engines.impacts import FIELD_SCORING, LEVELS, level_of, together
from rrma_search.matching import Alternative, ParsedQuery

from .bitmaps import bitmap, bitmap_of_marks
from .terms import exact_term, stem_term

__all__ = ["EXACT", "Clause", "Expression", "Found", "Lookup", "Pair", "Phrases", "Terms", "find"]

EXACT = 32
"""Added to the mark of a document that has a word in the very form that was typed."""

_LEVEL_BITS = EXACT - 1
_DIGIT_OF_MARK = bytes(ord("1") if mark & _LEVEL_BITS else ord("0") for mark in range(256))
_TOGETHER = tuple(
    bytes([level + 1, *(together(level, other) + 1 for other in range(LEVELS))]) for level in range(LEVELS)
)
"""By the level of a word: the mark of a document that has it, by the mark that words like it have left."""
_PHRASE_LEVEL = level_of(FIELD_SCORING["body"].weight)
_HEADING_PHRASE_LEVEL = level_of(FIELD_SCORING["labels"].weight)


@dataclass(frozen=True, slots=True)
class Terms:
    """The documents that have one of these `terms` (see `terms.py`)."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The documents that have one of these `phrases`, the stems next to each other in one field.

    A phrase may be of a single stem. With `headings` only the title and the labels are looked at.
    """

    phrases: tuple[tuple[str, ...], ...]
    headings: bool = False


Expression = Terms | Phrases

Pair = tuple[str, str]
"""Two stems that follow each other in the search."""

Lookup = Callable[[Sequence[Expression]], Sequence[Sequence[int]]]
"""Gives the numbers of the documents of each expression, in the same order."""


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

    `wider` is what comes below the only group. Documents rank higher where `pairs` stand near each other.
    """

    groups: Sequence[Clause] = ()
    phrases: Sequence[Clause] = ()
    excluded: int = 0
    wider: Clause | None = None
    pairs: Sequence[Pair] = ()


@dataclass(slots=True)
class _Asked:
    """Expressions to look up, and after that the documents of each in the same order."""

    expressions: list[Expression] = field(default_factory=list)

    def add(self, expression: Expression) -> int:
        self.expressions.append(expression)
        return len(self.expressions) - 1


@dataclass(frozen=True, slots=True)
class _ClausePlan:
    """Where the parts of a clause stand among the expressions.

    `levels` has the words level by level; of several words the one that says most about a document counts. Where they
    add up, `levels` has those that were typed and then their synonyms; synonyms of the same level still count as one.
    """

    levels: Sequence[int] = ()
    add_up: bool = False
    exact: int | None = None
    phrase: int | None = None
    heading_phrase: int | None = None


def find(lookup: Lookup, parsed: ParsedQuery, size: int) -> Found:
    """Look `parsed` up, all at once; documents numbered `size` or higher are left out."""
    asked = _Asked()
    # A question is searched in other words too, which do not stand for each other as synonyms do.
    groups = [_plan(asked, group.alternatives, add_up=not parsed.asks) for group in parsed.groups]
    phrases = [_plan(asked, [phrase]) for phrase in parsed.phrases]
    excluded = [asked.add(Phrases((exclusion.stems,))) for exclusion in parsed.exclusions]
    wider = _plan(asked, parsed.wider) if parsed.wider else None
    rows = lookup(asked.expressions) if asked.expressions else []
    return Found(
        groups=[_clause(plan, rows, size) for plan in groups],
        phrases=[_clause(plan, rows, size) for plan in phrases],
        excluded=bitmap(number for index in excluded for number in rows[index]),
        wider=_clause(wider, rows, size) if wider else None,
        pairs=list(_pairs(parsed)),
    )


def _plan(asked: _Asked, alternatives: Iterable[Alternative], add_up: bool = False) -> _ClausePlan:
    listed = list(alternatives)
    words = [alternative for alternative in listed if not alternative.is_phrase]
    phrases = tuple(_shortest(alternative.stems for alternative in listed if alternative.is_phrase))
    adding = add_up and len(words) > 1
    alike = [[word for word in words if word.synonym is synonym] for synonym in (False, True)] if adding else [words]
    typed = tuple(exact_term(word.exact[0]) for word in words if not word.synonym)
    return _ClausePlan(
        levels=[
            asked.add(Terms(tuple(stem_term(word.stems[0], level) for word in some)))
            for some in filter(None, alike)
            for level in range(LEVELS)
        ],
        add_up=adding,
        exact=asked.add(Terms(typed)) if typed else None,
        phrase=asked.add(Phrases(phrases)) if phrases else None,
        heading_phrase=asked.add(Phrases(phrases, headings=True)) if phrases else None,
    )


def _shortest(phrases: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each of `phrases` once, without those that say another one and more: whoever has them has that one."""
    texts = {f" {' '.join(stems)} ": tuple(stems) for stems in phrases}
    return (stems for text, stems in texts.items() if not any(other in text for other in texts if other != text))


def _clause(plan: _ClausePlan, rows: Sequence[Sequence[int]], size: int) -> Clause:
    try:
        return _marked_clause(plan, rows, size)
    except IndexError:  # Some were written since the state was read; looking for them each time would take longer.
        return _marked_clause(plan, [[number for number in numbers if number < size] for numbers in rows], size)


def _marked_clause(plan: _ClausePlan, rows: Sequence[Sequence[int]], size: int) -> Clause:
    marks = bytearray(size)
    for place, index in enumerate(plan.levels):
        level = place % LEVELS
        if plan.add_up:
            mark = _TOGETHER[level]
            for number in rows[index]:
                marks[number] = mark[marks[number]]
        else:
            for number in rows[index]:
                marks[number] = level + 1
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


def _pairs(parsed: ParsedQuery) -> Iterator[Pair]:
    stems = [group.alternatives[0].stems[0] for group in parsed.groups]
    return ((first, second) for first, second in pairwise(stems) if first != second)
