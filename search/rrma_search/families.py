"""Families of French words: those made from one root by the usual endings.

Light stemming keeps « labelliser » and « labellisation » apart, and well so: joining whole families in the index finds
too much. A family is asked for only where a word itself is in no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["SHORTEST_ROOT", "family_of"]

SHORTEST_ROOT = 5

# Endings that make nouns, verbs and adjectives of one another, folded, singular and plural.
_ENDINGS = """
    age ement ment ation isation ification ition ution sion ance ence ure erie isme iste ique istique icien icienne
    icite ite ete te eur euse ateur atrice teur trice rice er iser ifier ir ant ante ent ente able ible if ive al ale
    aux el elle ier iere ien ienne ois oise ais aise ain aine eux e ee ees es s
"""
_BY_LENGTH = sorted({*_ENDINGS.split(), *(f"{ending}s" for ending in _ENDINGS.split())}, key=len, reverse=True)
_DOUBLED_AT_END = re.compile(r"([^\W\d_])\1$")


def family_of(word: str, vocabulary: Mapping[str, int]) -> list[str]:
    """Return the words of `vocabulary` (folded, with how many documents have each) that have a root of `word`.

    The most frequent come first; `word` itself is not among them.
    """
    roots = set(_roots(word))
    if not roots:
        return []
    prefix = word[: SHORTEST_ROOT - 1]
    related = (known for known in vocabulary if known.startswith(prefix) and known != word)
    found = [known for known in related if not roots.isdisjoint(_roots(known))]
    return sorted(found, key=lambda known: (-vocabulary[known], known))


def _roots(word: str) -> Iterator[str]:
    """Every root of at least five letters that some ending leaves; the word itself is one."""
    if not word.isalpha():
        return
    for ending in ("", *_BY_LENGTH):
        root = word.removesuffix(ending) if word.endswith(ending) else ""
        if len(root) >= SHORTEST_ROOT:
            yield _DOUBLED_AT_END.sub(r"\1", root)
