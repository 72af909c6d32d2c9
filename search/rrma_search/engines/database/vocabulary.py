"""The words of the index, for the spelling: which there are, and how documents write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from rrma_search.analysis.french import piece_tokens
from rrma_search.projection.transaction import written_in_transaction

__all__ = ["SURFACE_DOCUMENTS", "current_words", "usual_forms"]

SURFACE_DOCUMENTS = 5
"""How many documents are read to see how a word is written."""

_kept: tuple[int, Mapping[str, int]] | None = None


def current_words(version: int, read: Callable[[], Mapping[str, int]]) -> Mapping[str, int]:
    """What `read` gives, asked once for each version of the projection: it takes some fifty milliseconds."""
    global _kept
    kept = _kept
    if kept is not None and kept[0] == version and not written_in_transaction():
        return kept[1]
    words = read()
    if not written_in_transaction():
        _kept = (version, words)
    return words


def usual_forms(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each word in the form that most of its texts use, in lower case; `texts` has pairs of a word and a text."""
    forms: dict[str, Counter[str]] = {}
    for word, text in texts:
        tally = forms.setdefault(word, Counter())
        for piece, times in Counter(text.split()).items():
            for token in piece_tokens(piece):
                if token.exact == word:
                    tally[piece[token.start : token.end].lower()] += times
    return {word: tally.most_common(1)[0][0] for word, tally in forms.items() if tally}
