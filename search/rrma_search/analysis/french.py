"""Analysis of French text: from characters to the words that are compared.

In this order: elision and tokenising (``tokenising``), lower case, stop words, protected words, light stemming,
accent folding. Synonyms are no part of it: they belong to the query.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.signals import setting_changed

from rrma_search.analysis.folding import fold
from rrma_search.analysis.protected import protected_words
from rrma_search.analysis.stemming import stem
from rrma_search.analysis.stopwords import STOP_WORDS
from rrma_search.analysis.tokenising import IGNORABLE, words

# Longer than any word; keeps tokens within what every engine accepts as one term.
MAX_TOKEN_LENGTH = 64
_CACHED_WORDS = 32_768
# Endings whose stemming hangs on an accent that hurried people and capitals leave out.
_ACCENTED_ENDINGS = {"iere": "ière", "here": "hère", "ieme": "ième", "ere": "ère", "ete": "ète"}


class Token(NamedTuple):
    """A word of a text.

    ``stem`` and ``exact`` are lower case, without accents, letters and digits only, 1 to 64 characters: the stemmed
    and the unstemmed form. ``start`` and ``end`` are offsets into the original text, elided article left out.
    """

    stem: str
    exact: str
    start: int
    end: int


def analyse(text: str) -> list[Token]:
    """Return the words of ``text`` that carry meaning, in order, stop words left out without a gap. Never raises."""
    tokens = []
    for word, start, end in words(text):
        forms = word_forms(word)
        if forms is not None:
            tokens.append(Token(forms[0], forms[1], start, end))
    return tokens


def word_forms(word: str) -> tuple[str, str] | None:
    """Return (stem, exact) of one word as it is written; ``None`` for a stop word or when no letter is left."""
    return _forms(word[: 2 * MAX_TOKEN_LENGTH])


@lru_cache(maxsize=_CACHED_WORDS)
def _forms(written: str) -> tuple[str, str] | None:
    word = unicodedata.normalize("NFC", written.translate(IGNORABLE)).lower()
    exact = fold(word)[:MAX_TOKEN_LENGTH]
    if not exact or word in STOP_WORDS:
        return None
    kept = protected_words().get(exact)
    return kept or fold(stem(_with_accent(word)))[:MAX_TOKEN_LENGTH] or exact, exact


def _with_accent(word: str) -> str:
    """Give « financiere » the accent that its stemming depends on."""
    if not word.isascii():
        return word
    singular = word.removesuffix("s")
    for plain, accented in _ACCENTED_ENDINGS.items():
        if singular.endswith(plain):
            return singular.removesuffix(plain) + accented
    return word


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == "RRMA_SEARCH":
        protected_words.cache_clear()
        _forms.cache_clear()


setting_changed.connect(_forget, dispatch_uid="rrma_search.analysis.french")
