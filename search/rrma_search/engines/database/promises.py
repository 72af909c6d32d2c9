"""What a score can be at most, for every document at once, in a byte each: who cannot be on a page is not scored.

The bytes of all documents are one whole number, so that those of several words are added up by one addition.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from .bitmaps import marks, places

__all__ = ["TOP", "Promises"]

TOP = 255
"""The highest promise."""

_FULL = bytes.maketrans(b"\x01", b"\xff")


@dataclass(frozen=True, slots=True)
class Promises:
    """A byte for every document: zero for those left out, else no less than `scale` times its score."""

    of_documents: bytes
    scale: float

    @classmethod
    def of(cls, clauses: Sequence[tuple[bytearray, Sequence[float]]], tier: int) -> Promises:
        """Those of the documents of the set `tier`, given the marks and the weight of each mark for every clause."""
        scale = (TOP - len(clauses)) / sum(max(weights) for _, weights in clauses)
        size = len(clauses[0][0])
        total = sum(_number(clause.translate(_table(weights, scale))) for clause, weights in clauses)
        return cls((total & _number(marks(tier).translate(_FULL))).to_bytes(size, "little"), scale)

    def of_score(self, score: float) -> int:
        """The lowest promise of a document that may have `score`."""
        return max(floor(score * self.scale), 1)

    def lowest_of(self, wanted: int) -> int:
        """The highest promise that `wanted` documents have or surpass; 1 when there are fewer documents."""
        values = range(TOP, 0, -1)
        return values[min(bisect_left(values, wanted, key=self._number_from), TOP - 1)]

    def between(self, lowest: int, highest: int) -> list[int]:
        """The numbers of the documents whose promise is one of these, in ascending order."""
        return places(self.of_documents.translate(_marking(lowest, highest)))

    def _number_from(self, lowest: int) -> int:
        return self.of_documents.translate(_marking(lowest, TOP)).count(1)


def _marking(lowest: int, highest: int) -> bytes:
    return bytes(lowest <= value <= highest for value in range(TOP + 1))


def _table(weights: Sequence[float], scale: float) -> bytes:
    promised = [0, *(max(ceil(weight * scale), 1) for weight in weights[1:])]
    return bytes(promised + [0] * (TOP + 1 - len(promised)))


def _number(marked: Iterable[int]) -> int:
    return int.from_bytes(marked, "little")
