"""Light stemming of French after Jacques Savoy.

Source of the algorithm: J. Savoy, “Light Stemming Approaches for the French, Portuguese, German and Hungarian
Languages”, Proceedings of ACM SAC 2006, and the rules published by the University of Neuchâtel with it. It removes
plurals, feminines and the commonest derivations, and nothing of conjugation. Where the publication leaves a choice,
stems are those of Lucene's ``FrenchLightStemFilter`` (doubled digits stay).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class _Rule(NamedTuple):
    """Replace ``ending`` in words longer than ``longer_than``; ``last`` when no other rule is tried afterwards."""

    ending: str
    longer_than: int
    replacement: str
    last: bool = True


# The first that fits is applied, in the order of the publication.
_RULES = (
    _Rule("issement", 9, "ir"),
    _Rule("issant", 8, "ir"),
    _Rule("ivement", 7, "if"),
    _Rule("ement", 6, "e"),
    _Rule("ficatrice", 11, "fier"),
    _Rule("ficateur", 10, "fier"),
    _Rule("catrice", 9, "quer"),
    _Rule("cateur", 8, "quer"),
    _Rule("atrice", 8, "er"),
    _Rule("ateur", 7, "er"),
    _Rule("trice", 6, "teur", last=False),
    _Rule("ième", 5, ""),
    _Rule("teuse", 7, "ter"),
    _Rule("teur", 6, "ter"),
    _Rule("euse", 5, "eu"),
    _Rule("ère", 8, "er"),
    _Rule("ive", 7, "if"),
    _Rule("folle", 4, "fou"),
    _Rule("molle", 4, "mou"),
    _Rule("nnelle", 9, "n"),
    _Rule("nnel", 9, "n"),
    _Rule("ète", 4, "et", last=False),
    _Rule("ique", 8, "", last=False),
    _Rule("esse", 8, "e"),
    _Rule("inage", 7, "in"),
    _Rule("ualisation", 12, "uel"),
    _Rule("isation", 9, ""),
    _Rule("isateur", 9, ""),
    _Rule("ation", 8, ""),
    _Rule("ition", 8, ""),
)
_ACCENTS = str.maketrans("àáâôèéêùûîç", "aaaoeeeuuic")
_DOUBLED_LETTER = re.compile(r"([^\W\d_])\1+")
_SHORT = 4


def stem(word: str) -> str:
    """Return the light stem of a French word given in lower case with its accents; never empty for a word."""
    return _normalised(_without_suffix(_singular(word)))


def _singular(word: str) -> str:
    if len(word) > 5 and word.endswith("x"):
        word = word[:-3] + "al" if word.endswith("aux") and word[-4] != "e" else word[:-1]
    if len(word) > 3 and word.endswith("x"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("s"):
        word = word[:-1]
    return word


def _without_suffix(word: str) -> str:
    for ending, longer_than, replacement, last in _RULES:
        if len(word) > longer_than and word.endswith(ending):
            word = word.removesuffix(ending) + replacement
            if last:
                return word
    return word


def _normalised(word: str) -> str:
    """Level accents, doubled letters and mute endings of words that are long enough to bear it."""
    if len(word) > _SHORT:
        word = _DOUBLED_LETTER.sub(r"\1", word.translate(_ACCENTS))
    if len(word) > _SHORT and word.endswith("ie"):
        word = word[:-2]
    return _without_mute_ending(word) if len(word) > _SHORT else word


def _without_mute_ending(word: str) -> str:
    for ending in "ree":
        word = word.removesuffix(ending)
    doubled = word[-1:] == word[-2:-1] and word[-1:].isalpha()
    return word[:-1] if doubled else word
