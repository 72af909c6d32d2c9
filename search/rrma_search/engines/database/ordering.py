"""The order of hits: stricter levels first, then by score, date or title; only what a page needs is sorted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from operator import add, mul
from typing import NamedTuple

from rrma_search.engines.base import EngineHit
from rrma_search.engines.impacts import LEVELS, impact_of, rarity
from rrma_search.engines.ranking import EXACT_WEIGHT, NEAR_WEIGHT

from .bitmaps import marks, members
from .lookup import EXACT, Clause, Found, Pair
from .promises import TOP, Promises
from .state import Factors, State

__all__ = ["Ordering", "page_of"]


_MANY = 64
"""Where one document in so many matches, finding out who promises most is quicker than scoring all."""

Scored = list[tuple[int, float]]
"""Documents with their scores."""


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
        wider = [self.found.wider] if self.found.wider else []
        return [*self.found.groups, *self.found.phrases, *wider]

    @property
    def _is_by_score(self) -> bool:
        return self.sort not in ("title", "date") and bool(self._clauses)

    def _best(self, tier: int, wanted: int) -> Scored:
        many = tier.bit_count() * _MANY > self.state.size
        scored = self._most_promising(tier, wanted) if many else self._scored(members(tier))
        least = self._least(scored, wanted)
        return [candidate for candidate in scored if candidate[1] >= least]

    def _most_promising(self, tier: int, wanted: int) -> Scored:
        """Half of all documents have a common word, and nearly all of these too little of it to be on a page.

        So those that promise most are scored, `wanted` at least, and then those that may come up to the last of them.
        """
        promises = self._promises(tier)
        lowest = promises.lowest_of(wanted)
        scored = self._scored(promises.between(lowest, TOP))
        least = self._least(scored, wanted)
        return scored + self._scored(promises.between(promises.of_score(least / self.factors.highest), lowest - 1))

    def _least(self, scored: Scored, wanted: int) -> float:
        """What the last of the first `wanted` scores; less where neighbouring words may still lift others up to it."""
        least = min(nlargest(wanted, (score for _, score in scored)), default=0.0)
        return least / (1 + NEAR_WEIGHT) if self.found.pairs else least

    def _promises(self, tier: int) -> Promises:
        return Promises.of([(clause.marks, self._weights(clause)) for clause in self._clauses], tier)

    def _in_order(self, ordered: Sequence[int], tier: int, wanted: int) -> Scored:
        selected = marks(tier)
        length = len(selected)
        numbers = list(islice((number for number in ordered if number < length and selected[number]), wanted))
        return self._scored(numbers)

    def _best_first(self, candidate: tuple[int, float]) -> tuple[float, str]:
        return -candidate[1], self.state.entries[candidate[0]].key

    def _scored(self, numbers: Sequence[int]) -> Scored:
        total = [0.0] * len(numbers)
        for clause in self._clauses:
            weights, marks = self._weights(clause), clause.marks
            total = list(map(add, total, [weights[marks[number]] for number in numbers]))
        factors = self.factors.of_documents
        return list(zip(numbers, map(mul, [factors[number] for number in numbers], total), strict=True))

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
