"""The order of hits: stricter levels first, then by score, date or title; only what a page needs is sorted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from math import inf
from operator import add, mul
from typing import NamedTuple

from rrma_search.engines.base import EngineHit
from rrma_search.engines.impacts import LEVELS, impact_of, rarity
from rrma_search.engines.ranking import EXACT_WEIGHT, NEAR_WEIGHT

from .bitmaps import bitmap_of_marks, marks, members
from .lookup import EXACT, Clause, Found, Pair
from .state import Factors, State

__all__ = ["Ordering", "page_of"]


Scored = list[tuple[int, float]]
"""Documents with their scores."""

_ONLY = [bytes(ord("1") if mark == only else ord("0") for mark in range(256)) for only in range(2 * EXACT)]
"""For each mark the table for `bitmap_of_marks` that takes the documents of that mark alone."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """How to order documents: what was `found` of the words, and in which `scope` of documents they are rare or not.

    `factors` has for every document what its score is multiplied by. `near` tells how many pairs of words stand near
    each other in some documents; asking it takes time, so it is asked of those alone whose place may depend on it.
    """

    state: State
    found: Found
    scope: int
    factors: Factors
    sort: str
    near: Callable[[Sequence[Pair], Collection[int]], Mapping[int, int]]

    def candidates(self, tier: int, wanted: int) -> Scored:
        """The documents of the set `tier` among which the first `wanted` are, scored as if no words were near."""
        if self.sort == "title":
            return self._in_order(self.state.by_title, tier, wanted)
        if not self._is_by_score:
            return self._in_order(self.state.by_date, tier, wanted)
        return self._best(tier, wanted)

    def ordered(self, candidates: Scored, wanted: int, times: Mapping[int, int]) -> Scored:
        """The first `wanted` of `candidates`, given how many `times` pairs of words are near in each."""
        if times:
            bonus = NEAR_WEIGHT / len(self.found.pairs)
            candidates = [(number, score * (1 + bonus * times.get(number, 0))) for number, score in candidates]
        return sorted(candidates, key=self._best_first)[:wanted] if self._is_by_score else candidates

    @property
    def _clauses(self) -> list[Clause]:
        return [*self.found.groups, *self.found.phrases]

    @property
    def _is_by_score(self) -> bool:
        return self.sort not in ("title", "date") and bool(self._clauses)

    def _best(self, tier: int, wanted: int) -> Scored:
        numbers: list[int] = []
        scores: list[float] = []
        least = 0.0
        for documents, highest in self._by_promise(tier):
            if len(scores) >= wanted and highest < least:
                break
            more = members(documents)
            numbers += more
            scores += self._scores(more)
            least = min(nlargest(wanted, scores), default=0.0)
        # Whoever can still come up to the last of them, and those of equal score: sorted by key, they never change.
        least = least / (1 + NEAR_WEIGHT) if self.found.pairs else least
        return [(number, score) for number, score in zip(numbers, scores, strict=True) if score >= least]

    def _by_promise(self, tier: int) -> Iterator[tuple[int, float]]:
        """The parts of `tier`, and the highest score that one of each may have, where that is known.

        Of a single word, who has most of it comes first: half of all documents have a common word, and nearly all of
        these have too little of it to be on a page.
        """
        if len(self._clauses) > 1:
            yield tier, inf
            return
        (clause,) = self._clauses
        weights = self._weights(clause)
        present = [mark for mark in range(1, len(weights)) if mark in clause.marks]
        for mark in sorted(present, key=weights.__getitem__, reverse=True):
            documents = bitmap_of_marks(clause.marks, _ONLY[mark]) & tier
            if documents:
                yield documents, weights[mark] * self.factors.highest

    def _in_order(self, ordered: Sequence[int], tier: int, wanted: int) -> Scored:
        selected = marks(tier)
        length = len(selected)
        numbers = list(islice((number for number in ordered if number < length and selected[number]), wanted))
        return list(zip(numbers, self._scores(numbers) if self._clauses else [0.0] * len(numbers), strict=True))

    def _best_first(self, candidate: tuple[int, float]) -> tuple[float, str]:
        return -candidate[1], self.state.entries[candidate[0]].key

    def _scores(self, numbers: Sequence[int]) -> list[float]:
        factors = self.factors.of_documents
        total: list[float] = []
        for clause in self._clauses:
            weights, marks = self._weights(clause), clause.marks
            column = [weights[marks[number]] for number in numbers]
            total = list(map(add, total, column)) if total else column
        return list(map(mul, [factors[number] for number in numbers], total))

    def _weights(self, clause: Clause) -> list[float]:
        """The score of a word by the mark of the document."""
        rare = rarity(self.scope.bit_count(), (clause.bits & self.scope).bit_count())
        plain = [0.0, *(rare * impact_of(level) for level in range(LEVELS))]
        plain += [0.0] * (EXACT - len(plain))
        return plain + [EXACT_WEIGHT * weight for weight in plain]


def page_of(ordering: Ordering, tiers: Sequence[int], start: int, length: int) -> tuple[EngineHit, ...]:
    """The hits from the place `start` on, at most `length`, going through `tiers` one after the other."""
    parts = list(_parts(tiers, start, length))
    candidates = [ordering.candidates(tiers[part.level], part.stop) for part in parts]
    numbers = [number for scored in candidates for number, _ in scored]
    pairs = ordering.found.pairs
    times = ordering.near(pairs, numbers) if pairs and numbers else {}
    return tuple(
        EngineHit(number, score, part.level)
        for part, scored in zip(parts, candidates, strict=True)
        for number, score in ordering.ordered(scored, part.stop, times)[part.start :]
    )


class _Part(NamedTuple):
    """What a page takes of one level: the places from `start` up to `stop`."""

    level: int
    start: int
    stop: int


def _parts(tiers: Sequence[int], start: int, length: int) -> Iterator[_Part]:
    for level, tier in enumerate(tiers):
        size = tier.bit_count()
        stop = min(start + length, size)
        if start < stop:
            yield _Part(level, start, stop)
            length -= stop - start
        start = max(start - size, 0)
