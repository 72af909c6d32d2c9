"""How words are written in the table of terms."""

from __future__ import annotations

from collections.abc import Mapping

from rrma_search.engines.impacts import LEVELS, levels_by_stem
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
    """Every term of a document, separated by spaces."""
    words = {word for name in FIELDS for word in fields[name].exact} - {SEPARATOR}
    stems = [stem_term(stem, level) for stem, level in levels_by_stem(fields).items()]
    return " ".join([*stems, *map(exact_term, sorted(words))])
