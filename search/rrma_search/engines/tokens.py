"""The analysed text of a row, field by field: what every engine indexes, so that all of them find the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from rrma_search.analysis.french import Token, piece_tokens

if TYPE_CHECKING:
    from rrma_search.models import IndexedDocument

__all__ = ["FIELDS", "MAX_PASSAGE_TOKENS", "SEPARATOR", "FieldReader", "FieldTokens"]

FIELDS = ("title", "labels", "summary", "body")
"""Searched fields, heaviest first; passages are part of the body."""

SEPARATOR = "¶"
"""A token that no text yields; it stands between labels and between passages, so that a phrase crosses none."""

MAX_PASSAGE_TOKENS = 10_000
"""Words of one passage (or body) beyond this many are not indexed, by any engine."""

_LONGEST_KEPT = 40


@dataclass(frozen=True, slots=True)
class FieldTokens:
    """The words of one field in order, stemmed and unstemmed; both have the separators at the same places."""

    stems: Sequence[str]
    exact: Sequence[str]


class FieldReader:
    """Reads the tokens of many rows; what stands between two blanks is analysed once for all of them."""

    def __init__(self) -> None:
        """Start knowing nothing."""
        self._pieces = _Pieces()

    def tokens(self, row: IndexedDocument) -> dict[str, FieldTokens]:
        """The tokens of `row` for each of `FIELDS`."""
        return {
            "title": self._joined([row.title]),
            "labels": self._joined(row.labels),
            "summary": self._joined([row.summary]),
            "body": self._joined([row.body, *(passage["text"] for passage in row.passages)]),
        }

    def _joined(self, texts: Iterable[str]) -> FieldTokens:
        stems: list[str] = []
        exact: list[str] = []
        for tokens in filter(None, map(self._capped, texts)):
            if stems:
                stems.append(SEPARATOR)
                exact.append(SEPARATOR)
            stems += [token[0] for token in tokens]
            exact += [token[1] for token in tokens]
        return FieldTokens(stems, exact)

    def _capped(self, text: str) -> list[Token]:
        pieces = map(self._pieces.__getitem__, text.split())
        return list(islice(chain.from_iterable(pieces), MAX_PASSAGE_TOKENS))


class _Pieces(dict[str, tuple[Token, ...]]):
    """The tokens of texts without blanks; offsets in them mean nothing here."""

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        tokens = piece_tokens(piece)
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = tokens
        return tokens
