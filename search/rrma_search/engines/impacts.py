"""How much one word says about one document: BM25 over weighted fields, kept as a small number of levels.

The term part of BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", 2004) depends
on the document alone once the average lengths are fixed. So it is computed when the document is indexed and rounded
to one of `LEVELS` levels; a search only multiplies it by the rarity of the word. Reading levels is several times
faster than asking SQLite's own bm25(), which reads each document's length again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .tokens import FIELDS, SEPARATOR, FieldTokens

__all__ = ["FIELD_SCORING", "LEVELS", "FieldScoring", "impact_of", "level_of", "rarity", "together", "weights_by_stem"]

LEVELS = 16
"""How many levels an impact is rounded to."""

SATURATION = 1.5
"""k1 of BM25: how soon more occurrences stop to matter; one place in a title or two in a summary say nearly all."""


@dataclass(frozen=True, slots=True)
class FieldScoring:
    """Weight of an occurrence, typical length in words, and how much (0 to 1) a longer field weakens it (b of BM25)."""

    weight: float
    typical_length: int
    length_effect: float


FIELD_SCORING: Mapping[str, FieldScoring] = {
    "title": FieldScoring(12.0, 8, 0.3),
    "labels": FieldScoring(4.0, 12, 0.5),
    "summary": FieldScoring(4.0, 25, 0.2),
    "body": FieldScoring(1.0, 250, 0.6),
}


def weights_by_stem(fields: Mapping[str, FieldTokens]) -> dict[str, float]:
    """What the occurrences of every stem of a document weigh in all."""
    weights: dict[str, float] = {}
    known = weights.get
    for name in FIELDS:
        stems = fields[name].stems
        weight = _weight(FIELD_SCORING[name], len(stems))
        for stem in stems:
            weights[stem] = known(stem, 0.0) + weight
    weights.pop(SEPARATOR, None)
    return weights


def _weight(scoring: FieldScoring, length: int) -> float:
    return scoring.weight / (1 - scoring.length_effect + scoring.length_effect * length / scoring.typical_length)


def level_of(weight: float) -> int:
    """The level of a word whose occurrences weigh `weight` in all."""
    return min(int(LEVELS * weight / (weight + SATURATION)), LEVELS - 1)


def together(one: int, other: int) -> int:
    """The level of two words that stand for each other, and of which a document has these levels: their weights add up.

    So does Elasticsearch with words at the same place.
    """
    return level_of(_weight_of(one) + _weight_of(other))


def _weight_of(level: int) -> float:
    """What the occurrences of a word of `level` weigh: the middle of what they may."""
    share = (level + 0.5) / LEVELS
    return SATURATION * share / (1 - share)


def impact_of(level: int) -> float:
    """The impact that `level` stands for, between 0 and k1 + 1."""
    return (level + 0.5) / LEVELS * (SATURATION + 1)


def rarity(documents: int, containing: int) -> float:
    """The inverse document frequency of BM25, always above zero, of a word that `containing` of `documents` have."""
    return math.log(1 + (documents - containing + 0.5) / (containing + 0.5))
