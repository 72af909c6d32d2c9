"""The words that an index has, looked at letter by letter: which it knows, which of them is nearest to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeGuard

from rrma_search.analysis.folding import fold
from rrma_search.analysis.french import Token, word_forms
from rrma_search.families import SHORTEST_ROOT, family_of

__all__ = ["Speller", "Vocabulary", "distance", "replaced", "speller_of", "tolerance"]

Vocabulary = Mapping[str, int] | Iterable[tuple[str, int]] | Callable[[], Mapping[str, int] | Iterable[tuple[str, int]]]

_PREFIX = 3

_kept: tuple[Mapping[str, int], Speller] | None = None


def speller_of(words: Mapping[str, int]) -> Speller:
    """The speller of `words`, the same one as long as the very same mapping is given: what it sorts serves again."""
    global _kept
    kept = _kept
    if kept is None or kept[0] is not words:
        kept = _kept = (words, Speller(words))
    return kept[1]


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


class Speller:
    """The words of an index, with how many documents have each."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read `vocabulary`: a mapping, pairs, or a function that returns either."""
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
        """Whether the index has this word, or another of its stem: then the search finds something for it."""
        return token.exact in self._counts or not token.exact.isalpha() or any(self._of_stem(token))

    def documents(self, token: Token) -> int:
        """How many documents have this word or another of its stem, one that has several counted as often."""
        own = self._counts.get(token.exact, 0)
        return own + sum(self._counts[word] for word in self._of_stem(token) if word != token.exact)

    def words(self) -> Mapping[str, int]:
        """Every word, folded, with the number of documents that have it."""
        return self._counts

    def nearest(self, word: str, limit: int, at_least: int = 0) -> str:
        """Return the nearest word within `limit` slips, the most frequent of several; "" when there is none.

        Words that fewer than `at_least` documents have are left out.
        """
        near = self._within(word, limit) if limit else ()
        found = [(slips, -self._counts[known], known) for known, slips in near if self._counts[known] >= at_least]
        return min(found)[2] if found else ""

    def beginning(self, prefix: str) -> Mapping[str, int]:
        """The words that begin with `prefix`, with the number of documents that have each."""
        near = self._by_prefix.get(prefix[:_PREFIX], ()) if len(prefix) >= _PREFIX else self._counts
        return {word: self._counts[word] for word in near if word.startswith(prefix)}

    def family(self, word: str) -> list[str]:
        """The words that have a root of `word` (see `families`), those that most documents have first."""
        return family_of(word, self.beginning(word[: SHORTEST_ROOT - 1]))

    def _of_stem(self, token: Token) -> Iterator[str]:
        forms = ((word, word_forms(word)) for word in self.beginning(token.exact[:_PREFIX]))
        return (word for word, found in forms if found is not None and found[0] == token.stem)

    def written(self, word: str) -> str:
        """Return a folded word as the vocabulary has it."""
        return self._written.get(word, word)

    def _within(self, word: str, limit: int) -> Iterator[tuple[str, int]]:
        """Yield (known word, distance) up to ``limit``; length and letters in common rule most of them out cheaply."""
        letters, slips_to = _letters(word), _Slips(word).to
        for length in range(len(word) - limit, len(word) + limit + 1):
            for known, its_letters in self._by_length.get(length, ()):
                if (letters ^ its_letters).bit_count() <= 2 * limit and (slips := slips_to(known)) <= limit:
                    yield known, slips

    @cached_property
    def _by_prefix(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._counts:
            found.setdefault(word[:_PREFIX], []).append(word)
        return found

    @cached_property
    def _by_length(self) -> Mapping[int, list[tuple[str, int]]]:
        """The words of letters alone by their length, each with its letters."""
        found: dict[int, list[tuple[str, int]]] = {}
        for word in self._counts:
            if word.isalpha():
                found.setdefault(len(word), []).append((word, _letters(word)))
        return found


def _letters(word: str) -> int:
    """Which letters a word has, a bit each; letters outside a to z share bits, so that words never seem too far."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _is_folded(given: object) -> TypeGuard[Mapping[str, int]]:
    """Whether the vocabulary can be used as it is; asked of all its words at once, which is quick."""
    if not isinstance(given, Mapping):
        return False
    letters = "".join(given)
    return letters.isascii() and letters == letters.lower()


def tolerance(word: str) -> int:
    """How many slips a word may have: none below three letters, one below six, two beyond."""
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def replaced(text: str, corrections: Mapping[Token, str]) -> str:
    """Return `text` with words in place of tokens, in their capitals; "" when there is none to replace."""
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
