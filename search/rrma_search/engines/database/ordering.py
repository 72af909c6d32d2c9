"""The order of hits: stricter levels first, then by score, date or title; only what a page needs is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from operator import add, mul

from rrma_search.engines.base import EngineHit
from rrma_search.engines.impacts import LEVELS, impact_of, rarity

from .bitmaps import marks, members
from .lookup import EXACT, Clause, Found
from .state import State

__all__ = ["Ordering", "page_of"]

EXACT_WEIGHT = 1.15
NEAR_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Ordering:
    """How to order documents: what was `found` of the words, and in which `scope` of documents they are rare or not.

    `factors` has for every document what its score is multiplied by.
    """

    state: State
    found: Found
    scope: int
    factors: Sequence[float]
    sort: str

    def scores(self, numbers: Sequence[int]) -> list[float]:
        """The scores of the documents `numbers`, in the same order."""
        factors = self.factors
        scores = [factors[number] for number in numbers]
        clauses = [*self.found.groups, *self.found.phrases]
        return list(map(mul, scores, self._text_scores(clauses, numbers))) if clauses else scores

    def _text_scores(self, clauses: Sequence[Clause], numbers: Sequence[int]) -> list[float]:
        total: list[float] = []
        for clause in clauses:
            weights, marks = self._weights(clause), clause.marks
            column = [weights[marks[number]] for number in numbers]
            total = list(map(add, total, column)) if total else column
        return self._favouring_nearness(total, numbers)

    def _favouring_nearness(self, scores: list[float], numbers: Sequence[int]) -> list[float]:
        near = self.found.near
        if near is None:
            return scores
        pairs = self.found.pairs
        bonus = [1 + NEAR_WEIGHT * times / pairs for times in range(pairs + 1)]
        return [score * bonus[near[number]] for score, number in zip(scores, numbers, strict=True)]

    def _weights(self, clause: Clause) -> list[float]:
        """The score of a word by the mark of the document."""
        rare = rarity(self.scope.bit_count(), (clause.bits & self.scope).bit_count())
        plain = [0.0, *(rare * impact_of(level) for level in range(LEVELS))]
        plain += [0.0] * (EXACT - len(plain))
        return plain + [EXACT_WEIGHT * weight for weight in plain]

    def first(self, tier: int, wanted: int) -> list[tuple[int, float]]:
        """The first `wanted` documents of the set `tier`, each with its score."""
        if self.sort == "title":
            return self._in_order(self.state.by_title, tier, wanted)
        if self.sort == "date" or not (self.found.groups or self.found.phrases):
            return self._in_order(self.state.by_date, tier, wanted)
        return self._by_score(members(tier), wanted)

    def _by_score(self, numbers: Sequence[int], wanted: int) -> list[tuple[int, float]]:
        scores = self.scores(numbers)
        best = nlargest(wanted, scores)
        if not best:
            return []
        # Equal scores around the last place: all of them are sorted by key, so that the order never changes.
        least = best[-1]
        candidates = [pair for pair in zip(numbers, scores, strict=True) if pair[1] >= least]
        return sorted(candidates, key=self._best_first)[:wanted]

    def _best_first(self, candidate: tuple[int, float]) -> tuple[float, str]:
        return -candidate[1], self.state.entries[candidate[0]].key

    def _in_order(self, ordered: Sequence[int], tier: int, wanted: int) -> list[tuple[int, float]]:
        selected = marks(tier)
        length = len(selected)
        numbers = list(islice((number for number in ordered if number < length and selected[number]), wanted))
        scored = bool(self.found.groups or self.found.phrases)
        return list(zip(numbers, self.scores(numbers) if scored else [0.0] * len(numbers), strict=True))


def page_of(ordering: Ordering, tiers: Sequence[int], start: int, length: int) -> tuple[EngineHit, ...]:
    """The hits from the place `start` on, at most `length`, going through `tiers` one after the other."""
    hits: list[EngineHit] = []
    for level, tier in enumerate(tiers):
        size = tier.bit_count()
        if start < size and len(hits) < length:
            first = ordering.first(tier, start + length - len(hits))[start:]
            hits += [EngineHit(number, score, level) for number, score in first]
        start = max(start - size, 0)
    return tuple(hits)
