"""Nearest spelling: what a visitor may have meant, among the words that the index really has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from rrma_search.analysis.folding import fold
from rrma_search.analysis.french import Token, analyse, word_forms
from rrma_search.matching import excluded_ranges

__all__ = ["Vocabulary", "suggest"]

Vocabulary = Mapping[str, int] | Iterable[tuple[str, int]] | Callable[[], Mapping[str, int] | Iterable[tuple[str, int]]]

# A query of many unknown words is no slip of the pen, and each costs a look at the whole vocabulary.
MAX_UNKNOWN_WORDS = 4
_FAMILY_PREFIX = 3


def suggest(
    text: str,
    vocabulary: Vocabulary,
    surfaces: Callable[[Sequence[str]], Mapping[str, str]] | None = None,
    keep: Collection[str] = (),
) -> str:
    """Return ``text`` with each word that the index does not know replaced by the nearest one that it does.

    ``vocabulary`` gives words and how many documents have them (a mapping, pairs, or a function that returns either);
    accents in it are kept. Where its words are folded, ``surfaces`` tells how documents write them. Words in ``keep``
    (folded, unstemmed) count as known. Returns "" when every word is known or nothing is near enough. The distance is
    one slip (a letter missing, added, wrong, or two swapped) in words of three to five letters, two in longer ones;
    among the nearest the most frequent wins, then the alphabet decides.
    """
    tokens = [token for token in _wanted(text) if token.exact not in keep]
    if not tokens:
        return ""
    speller = _Speller(vocabulary)
    unknown = [token for token in tokens if not speller.knows(token)]
    if not 0 < len(unknown) <= MAX_UNKNOWN_WORDS:
        return ""
    corrections = {token: word for token in unknown if (word := speller.nearest(token.exact))}
    written = surfaces(list(corrections.values())) if surfaces and corrections else {}
    return _replaced(text, {token: written.get(word) or speller.written(word) for token, word in corrections.items()})


def distance(one: str, other: str) -> int:
    """Return the Damerau-Levenshtein distance of two words, where two neighbours swapped count as one slip.

    A swapped pair is not edited further (“optimal string alignment”). Columns of the table are held as bits, after
    H. Hyyrö, “A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances”, 2003.
    """
    return _Slips(one).to(other)


class _Slips:
    """Distances from one word; what hangs on that word alone is computed once."""

    __slots__ = ("_all", "_last", "_length", "_places")

    def __init__(self, word: str) -> None:
        self._length = len(word)
        self._all = (1 << len(word)) - 1
        self._last = 1 << len(word) >> 1
        self._places: dict[str, int] = {}
        for position, letter in enumerate(word):
            self._places[letter] = self._places.get(letter, 0) | 1 << position

    def to(self, other: str) -> int:
        """Return the distance to ``other``."""
        if not self._length:
            return len(other)
        everywhere, last, slips = self._all, self._last, self._length
        rises, falls, kept, places_before = everywhere, 0, 0, 0
        for letter in other:
            places = self._places.get(letter, 0)
            swapped = ((~kept & places) << 1) & places_before
            kept = ((((places & rises) + rises) ^ rises) | places | falls | swapped) & everywhere
            right_rises, right_falls = (falls | ~(kept | rises)) & everywhere, kept & rises
            slips += bool(right_rises & last) - bool(right_falls & last)
            right_rises = (right_rises << 1 | 1) & everywhere
            rises, falls = ((right_falls << 1) | ~(kept | right_rises)) & everywhere, right_rises & kept
            places_before = places
        return slips


class _Speller:
    """The words of an index, looked at for one text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        given = vocabulary() if callable(vocabulary) else vocabulary
        self._written: dict[str, str] = {}
        self._counts = given if _is_folded(given) else self._folded(given)

    def _folded(self, given: Mapping[str, int] | Iterable[tuple[str, int]]) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for word, count in given.items() if isinstance(given, Mapping) else given:
            folded = fold(word)
            if folded and count > counts.get(folded, 0):
                counts[folded], self._written[folded] = count, word
        return counts

    def knows(self, token: Token) -> bool:
        """Whether the index has this word, or another of its family: then the search finds something for it."""
        if token.exact in self._counts or not token.exact.isalpha():
            return True
        prefix = token.exact[:_FAMILY_PREFIX]
        family = (word_forms(word) for word in self._counts if word.startswith(prefix))
        return any(forms is not None and forms[0] == token.stem for forms in family)

    def nearest(self, word: str) -> str:
        """Return the nearest known word, the most frequent of several; "" when none is near enough."""
        limit = _tolerance(word)
        found = [(slips, -self._counts[known], known) for known, slips in self._within(word, limit)] if limit else []
        return min(found)[2] if found else ""

    def written(self, word: str) -> str:
        """Return a folded word as the vocabulary has it."""
        return self._written.get(word, word)

    def _within(self, word: str, limit: int) -> Iterator[tuple[str, int]]:
        """Yield (known word, distance) up to ``limit``; length and letters in common rule most of them out cheaply."""
        lengths, letters, slips_to = range(len(word) - limit, len(word) + limit + 1), set(word), _Slips(word).to
        for known in self._counts:
            if len(known) in lengths and len(letters.symmetric_difference(known)) <= 2 * limit and known.isalpha():
                slips = slips_to(known)
                if slips <= limit:
                    yield known, slips


def _is_folded(given: object) -> TypeGuard[Mapping[str, int]]:
    """Whether the vocabulary can be used as it is; asked of all its words at once, which is quick."""
    if not isinstance(given, Mapping):
        return False
    letters = "".join(given)
    return letters.isascii() and letters == letters.lower()


def _wanted(text: str) -> list[Token]:
    """Return the words of a search text without those behind a minus sign: they need no better spelling."""
    excluded = excluded_ranges(text)
    return [token for token in analyse(text) if not any(start <= token.start < end for start, end in excluded)]


def _tolerance(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def _replaced(text: str, corrections: Mapping[Token, str]) -> str:
    if not corrections:
        return ""
    parts, position = [], 0
    for token, word in sorted(corrections.items(), key=lambda item: item[0].start):
        parts += [text[position : token.start], _like(text[token.start : token.end], word)]
        position = token.end
    return "".join([*parts, text[position:]])


def _like(typed: str, word: str) -> str:
    """Give ``word`` the capitals of what was typed; a name keeps its own."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
