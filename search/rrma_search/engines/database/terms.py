"""How words are written in the index of terms: each stem with its level of impact (`eau~f`), each word (`=eaux`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from rrma_search.engines.impacts import LEVELS, level_of, weights_by_stem
from rrma_search.engines.tokens import FIELDS, SEPARATOR, FieldTokens

__all__ = ["EXACT_PREFIX", "exact_term", "stem_term", "terms_of"]

EXACT_PREFIX = "="
_LEVEL_NAMES = [f"~{level:x}" for level in range(LEVELS)]


def stem_term(stem: str, level: int) -> str:
    """The term of documents in which `stem` has this level of impact."""
    return stem + _LEVEL_NAMES[level]


def exact_term(word: str) -> str:
    """The term of documents that have `word` in this very form."""
    return EXACT_PREFIX + word


def terms_of(fields: Mapping[str, FieldTokens]) -> str:
    """Every term of a document, each once, a blank between two."""
    # Most words of a document have one of a few weights: those of one weight are written at one stroke.
    by_weight: dict[float, list[str]] = defaultdict(list)
    for stem, weight in weights_by_stem(fields).items():
        by_weight[weight].append(stem)
    terms = [_each(stems, "", _LEVEL_NAMES[level_of(weight)]) for weight, stems in by_weight.items()]
    words = set(chain.from_iterable(fields[name].exact for name in FIELDS)) - {SEPARATOR}
    return " ".join([*terms, _each(words, EXACT_PREFIX, "")] if words else terms)


def _each(words: Iterable[str], before: str, after: str) -> str:
    """`words` (one or more), each between `before` and `after`."""
    return before + f"{after} {before}".join(words) + after
