"""How good an answer is: nDCG, recall, share of searches that find nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from .judged import JudgedQuery

DEPTH = 10
RECALL_DEPTH = 20

Arm = Callable[[str], Sequence[str]]
"""A search: from a text to the addresses of what it finds, the best first, at least `RECALL_DEPTH` where there are."""


@dataclass(frozen=True, slots=True)
class Score:
    """The three measures, of one query or the means of several."""

    ndcg: float
    recall: float
    zero: float


def score(query: JudgedQuery, found: Sequence[str]) -> Score:
    """How well `found` answers `query`."""
    wanted = [address for address, grade in query.grades.items() if grade >= 2] or list(query.grades)
    reached = len({*found[:RECALL_DEPTH]}.intersection(wanted))
    return Score(
        ndcg(query.grades, found[:DEPTH]),
        reached / min(len(wanted), RECALL_DEPTH),
        0.0 if found else 1.0,
    )


def ndcg(grades: Mapping[str, int], found: Sequence[str]) -> float:
    """Normalised discounted cumulated gain at ten, with gains 2^grade - 1 (Burges et al., 2005); 1 is the best."""
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    return _dcg([grades.get(address, 0) for address in found]) / _dcg(ideal)


def _dcg(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def mean(scores: Sequence[Score]) -> Score:
    """The means of several scores."""
    return Score(fmean(s.ndcg for s in scores), fmean(s.recall for s in scores), fmean(s.zero for s in scores))


def scores_by_class(queries: Iterable[JudgedQuery], arm: Arm) -> dict[str, list[Score]]:
    """The score of every query that `arm` answers, class by class."""
    by_class: dict[str, list[Score]] = {}
    for query in queries:
        by_class.setdefault(query.kind, []).append(score(query, arm(query.text)))
    return by_class
