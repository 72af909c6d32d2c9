"""Analysis of French text: from characters to the words that are compared.

In this order: elision and tokenising (``tokenising``), lower case, stop words, protected words, light stemming,
accent folding. Synonyms are no part of it: they belong to the query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from django.core.signals import setting_changed

from rrma_search.analysis.folding import fold
from rrma_search.analysis.protected import protected_words
from rrma_search.analysis.stemming import stem
from rrma_search.analysis.stopwords import STOP_WORDS
from rrma_search.analysis.tokenising import IGNORABLE, words

Known = TypeVar("Known")

# Longer than any word; keeps tokens within what every engine accepts as one term.
MAX_TOKEN_LENGTH = 64
_CACHED_WORDS = 16_384
_CACHED_PIECES = 32_768
# No word goes beyond a blank, so that what stands between two blanks can be analysed once and remembered.
_PIECE = re.compile(r"\S+")
_MAX_CACHED_LENGTH = 60
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
    tokens: list[Token] = []
    for piece in _PIECE.finditer(text):
        found = piece_tokens(piece[0])
        if found:
            offset = piece.start()
            tokens += [Token(stem, exact, start + offset, end + offset) for stem, exact, start, end in found]
    return tokens


def piece_tokens(piece: str) -> tuple[Token, ...]:
    """Return the words of a text without blanks, with offsets into it; quick for one that was met before."""
    return _cached_tokens(piece) if len(piece) <= _MAX_CACHED_LENGTH else _tokens(piece)


def _tokens(piece: str) -> tuple[Token, ...]:
    found = ((word_forms(word), start, end) for word, start, end in words(piece))
    return tuple(Token(*forms, start, end) for forms, start, end in found if forms is not None)


_cached_tokens = lru_cache(maxsize=_CACHED_PIECES)(_tokens)


def lone_stems(pieces: Iterable[str]) -> Iterator[str | None]:
    """Yield for each text without blanks the stem of its only word, "" without a word, ``None`` with several."""
    return map(_lone_stems.__getitem__, pieces)


def forms(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (stem, exact) for each word of texts without blanks."""
    return chain.from_iterable(map(_forms_of_pieces.__getitem__, pieces))


class _Remembered(dict[str, Known]):
    """What is known of texts without blanks: read several times quicker than what remembers when it was read."""

    def __init__(self, look: Callable[[str], Known]) -> None:
        self._look = look

    def __missing__(self, piece: str) -> Known:
        known = self._look(piece)
        if len(self) >= _CACHED_PIECES:
            self.clear()
        if len(piece) <= _MAX_CACHED_LENGTH:
            self[piece] = known
        return known


def _lone_stem(piece: str) -> str | None:
    found = piece_tokens(piece)
    return None if len(found) > 1 else found[0].stem if found else ""


def _forms_of_piece(piece: str) -> tuple[tuple[str, str], ...]:
    return tuple((token.stem, token.exact) for token in piece_tokens(piece))


_lone_stems = _Remembered(_lone_stem)
_forms_of_pieces = _Remembered(_forms_of_piece)


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
        _cached_tokens.cache_clear()
        _lone_stems.clear()
        _forms_of_pieces.clear()


setting_changed.connect(_forget, dispatch_uid="rrma_search.analysis.french")
