"""The order of hits: stricter levels first, then by score, date or title; only what a page needs is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import compress, count, islice
from operator import mul

from rrma_search.engines.base import EngineHit
from rrma_search.engines.impacts import LEVELS, impact_of, rarity

from .bitmaps import marks
from .lookup import EXACT, Clause, Found
from .state import State

__all__ = ["Ordering", "page_of"]

EXACT_WEIGHT = 1.15
NEAR_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Ordering:
    """How to order a set of documents.

    `factors` multiplies every document's score; `documents` is how many there are, for the rarity of words.
    """

    state: State
    found: Found
    scope: int
    factors: Sequence[float]
    sort: str

    def scores(self, selected: bytes) -> list[float]:
        """The scores of the documents marked in `selected`, in ascending order of their numbers."""
        scores = list(compress(self.factors, selected))
        clauses = [*self.found.groups, *self.found.phrases]
        if clauses:
            scores = list(map(mul, scores, self._text_scores(clauses, selected)))
        return scores

    def _text_scores(self, clauses: Sequence[Clause], selected: bytes) -> list[float]:
        total: list[float] = []
        for clause in clauses:
            weights = self._weights(clause)
            column = [weights[mark] for mark in compress(clause.marks, selected)]
            total = [one + other for one, other in zip(total, column, strict=True)] if total else column
        if self.found.near is not None:
            bonus = [1 + NEAR_WEIGHT * n / (2 * self.found.pairs) for n in range(2 * self.found.pairs + 1)]
            total = [score * bonus[n] for score, n in zip(total, compress(self.found.near, selected), strict=True)]
        return total

    def _weights(self, clause: Clause) -> list[float]:
        """The score of a word by the mark of the document."""
        rare = rarity(self.scope.bit_count(), (clause.bits & self.scope).bit_count())
        plain = [0.0, *(rare * impact_of(level) for level in range(LEVELS))]
        plain += [0.0] * (EXACT - len(plain))
        return plain + [EXACT_WEIGHT * weight for weight in plain]

    def first(self, tier: int, wanted: int) -> list[tuple[int, float]]:
        """The first `wanted` documents of the set `tier`, each with its score."""
        selected = marks(tier)
        if self.sort == "title":
            return self._in_order(self.state.by_title, selected, wanted)
        if self.sort == "date" or not (self.found.groups or self.found.phrases):
            return self._in_order(self.state.by_date, selected, wanted)
        return self._by_score(selected, wanted)

    def _by_score(self, selected: bytes, wanted: int) -> list[tuple[int, float]]:
        scores = self.scores(selected)
        best = nlargest(wanted, scores)
        if not best:
            return []
        # Equal scores around the last place: all of them are sorted by key, so that the order never changes.
        candidates = [
            (n, score) for n, score in zip(compress(count(), selected), scores, strict=True) if score >= best[-1]
        ]
        return sorted(candidates, key=self._best_first)[:wanted]

    def _best_first(self, candidate: tuple[int, float]) -> tuple[float, str]:
        return -candidate[1], self.state.entries[candidate[0]].key

    def _in_order(self, ordered: Sequence[int], selected: bytes, wanted: int) -> list[tuple[int, float]]:
        length = len(selected)
        numbers = list(islice((n for n in ordered if n < length and selected[n]), wanted))
        return [(number, self._score(number)) for number in numbers]

    def _score(self, number: int) -> float:
        return self.scores(bytes(number) + b"\1")[0] if self.found.groups or self.found.phrases else 0.0


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
