"""What to try instead: the nearest spelling or word of the family, among the words that the index really has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from rrma_search.analysis.french import Token
from rrma_search.matching import wanted_tokens
from rrma_search.spelling import Speller, Vocabulary, distance, replaced, tolerance

__all__ = ["RARE_BELOW", "Vocabulary", "distance", "suggest"]

# A query of many unknown words is no slip of the pen, and each costs a look at the whole vocabulary.
MAX_UNKNOWN_WORDS = 4

RARE_BELOW = 3
"""A word that fewer documents than this have may be a slip of theirs, or a word that few know how to write."""

_FREQUENT_TIMES = 5


def suggest(
    text: str,
    vocabulary: Vocabulary | Speller,
    surfaces: Callable[[Sequence[str]], Mapping[str, str]] | None = None,
    keep: Collection[str] = (),
    doubt_rare: bool = False,
) -> str:
    """Return ``text`` with each word that the index does not know replaced by the nearest one that it does.

    ``vocabulary`` gives words and how many documents have them (a mapping, pairs, a function that returns either, or
    a speller); accents in it are kept. Where its words are folded, ``surfaces`` tells how documents write them. Words
    in ``keep`` (folded, unstemmed) count as known. With ``doubt_rare``, a word that fewer than three documents have
    gives way too: to one that five times as many have, else to the word of its family that most have. Returns "" when
    every word is known or nothing is near enough.
    The distance is one slip (a letter missing, added, wrong, or two swapped) in words of three to five letters, two in
    longer ones; among the nearest the most frequent wins, then the alphabet decides.
    """
    tokens = [token for token in wanted_tokens(text) if token.exact not in keep]
    if not tokens:
        return ""
    speller = vocabulary if isinstance(vocabulary, Speller) else Speller(vocabulary)
    doubtful = {token: speller.documents(token) for token in tokens if not speller.knows(token)}
    if doubt_rare and not doubtful:
        counts = {token: speller.documents(token) for token in tokens if token.exact.isalpha()}
        doubtful = {token: count for token, count in counts.items() if count < RARE_BELOW}
    if not 0 < len(doubtful) <= MAX_UNKNOWN_WORDS:
        return ""
    corrections = {token: word for token, count in doubtful.items() if (word := _nearest(speller, token, count))}
    written = surfaces(list(corrections.values())) if surfaces and corrections else {}
    return replaced(text, {token: written.get(word) or speller.written(word) for token, word in corrections.items()})


def _nearest(speller: Speller, token: Token, count: int) -> str:
    spelling = speller.nearest(token.exact, tolerance(token.exact), at_least=_FREQUENT_TIMES * count)
    return spelling or (_relative(speller, token, count) if count else "")


def _relative(speller: Speller, token: Token, count: int) -> str:
    """The word of its family that most documents have, and more than the `count` that have the word or its stem."""
    return next((word for word in speller.family(token.exact) if speller.words()[word] > count), "")
