"""How words are written in the index of terms: each stem with its level of impact (`eau~f`), each word (`=eaux`)."""

from __future__ import annotations

from collections.abc import Mapping
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


def terms_of(fields: Mapping[str, FieldTokens]) -> list[str]:
    """Every term of a document, each once."""
    words = set(chain.from_iterable(fields[name].exact for name in FIELDS)) - {SEPARATOR}
    names = _LevelNames()
    terms = [stem + names[weight] for stem, weight in weights_by_stem(fields).items()]
    terms += [EXACT_PREFIX + word for word in words]
    return terms


class _LevelNames(dict[float, str]):
    """The endings of terms by weight; most words of a document have one of a few weights."""

    def __missing__(self, weight: float) -> str:
        name = self[weight] = _LEVEL_NAMES[level_of(weight)]
        return name
