"""The analysed text of a row, field by field: what every engine indexes, so that all of them find the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rrma_search.analysis.french import forms

if TYPE_CHECKING:
    from rrma_search.models import IndexedDocument

__all__ = ["FIELDS", "MAX_PASSAGE_TOKENS", "SEPARATOR", "FieldReader", "FieldTokens"]

FIELDS = ("title", "labels", "summary", "body")
"""Searched fields, heaviest first; passages are part of the body."""

SEPARATOR = "¶"
"""A token that no text yields; it stands between labels and between passages, so that a phrase crosses none."""

MAX_PASSAGE_TOKENS = 10_000
"""Words of one passage (or body) beyond this many are not indexed, by any engine."""

_KEPT_LABELS = 4096


class FieldTokens(NamedTuple):
    """The words of one field in order, stemmed and unstemmed; both have the separators at the same places."""

    stems: Sequence[str]
    exact: Sequence[str]


_NOTHING = FieldTokens((), ())


class FieldReader:
    """Reads the tokens of many rows, labels once for all of them."""

    def __init__(self) -> None:
        """Start knowing no label."""
        self._label = lru_cache(_KEPT_LABELS)(self._text)

    def tokens(self, row: IndexedDocument) -> dict[str, FieldTokens]:
        """The tokens of `row` for each of `FIELDS`."""
        return {
            "title": self._text(row.title),
            "labels": _joined(map(self._label, row.labels)),
            "summary": self._text(row.summary),
            "body": _joined(map(self._text, [row.body, *(passage["text"] for passage in row.passages)])),
        }

    def _text(self, text: str) -> FieldTokens:
        found = list(islice(forms(text.split()), MAX_PASSAGE_TOKENS))
        # `zip` takes them apart without a line of Python for each word.
        return FieldTokens(*zip(*found, strict=True)) if found else _NOTHING


def _joined(texts: Iterable[FieldTokens]) -> FieldTokens:
    read = [tokens for tokens in texts if tokens.stems]
    if len(read) == 1:
        return read[0]
    return FieldTokens(_separated(tokens.stems for tokens in read), _separated(tokens.exact for tokens in read))


def _separated(texts: Iterable[Sequence[str]]) -> list[str]:
    words: list[str] = []
    for text in texts:
        if words:
            words.append(SEPARATOR)
        words += text
    return words
