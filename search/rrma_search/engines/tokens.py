"""The analysed text of a row, field by field: what every engine indexes, so that all of them find the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from rrma_search.analysis.french import Token, piece_tokens

if TYPE_CHECKING:
    from rrma_search.models import IndexedDocument

__all__ = ["FIELDS", "MAX_PASSAGE_TOKENS", "SEPARATOR", "FieldTokens", "field_tokens"]

FIELDS = ("title", "labels", "summary", "body")
"""Searched fields, heaviest first; passages are part of the body."""

SEPARATOR = "¶"
"""A token that no text yields; it stands between labels and between passages, so that a phrase crosses none."""

MAX_PASSAGE_TOKENS = 10_000
"""Words of one passage (or body) beyond this many are not indexed, by any engine."""


@dataclass(frozen=True, slots=True)
class FieldTokens:
    """The words of one field in order, stemmed and unstemmed; both have the separators at the same places."""

    stems: Sequence[str]
    exact: Sequence[str]


def field_tokens(row: IndexedDocument) -> dict[str, FieldTokens]:
    """The tokens of `row` for each of `FIELDS`."""
    return {
        "title": _joined([row.title]),
        "labels": _joined(row.labels),
        "summary": _joined([row.summary]),
        "body": _joined([row.body, *(passage["text"] for passage in row.passages)]),
    }


def _joined(texts: Iterable[str]) -> FieldTokens:
    stems: list[str] = []
    exact: list[str] = []
    for tokens in filter(None, map(_capped, texts)):
        if stems:
            stems.append(SEPARATOR)
            exact.append(SEPARATOR)
        stems += [token[0] for token in tokens]
        exact += [token[1] for token in tokens]
    return FieldTokens(stems, exact)


def _capped(text: str) -> list[Token]:
    # Offsets do not matter here, and without them what stands between two blanks is analysed once for all texts.
    return list(islice(chain.from_iterable(map(piece_tokens, text.split())), MAX_PASSAGE_TOKENS))
