"""Sets of documents as integers: bit n stands for the document whose primary key is n."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

__all__ = ["NOT_ZERO", "bitmap", "bitmap_of_marks", "marks", "members", "places"]

_SPARSE = 8
"""From one member in so many on, looking at every place is quicker than leaping from member to member."""

_MARK_OF_DIGIT = bytes.maketrans(b"01", b"\x00\x01")

NOT_ZERO = b"0" + b"1" * 255
"""The table for `bitmap_of_marks` that takes every byte but zero."""


def bitmap(numbers: Iterable[int]) -> int:
    """The set of `numbers` (each zero or more)."""
    listed = list(numbers)
    if not listed:
        return 0
    marked = bytearray(max(listed) + 1)
    for number in listed:
        marked[number] = 1
    return bitmap_of_marks(marked, NOT_ZERO)


def bitmap_of_marks(marked: bytearray, digits: bytes) -> int:
    """The set of the places of `marked` whose byte is translated to "1" by the table `digits`."""
    # Reading a base that is a power of two takes linear time; setting bits one by one would take quadratic time.
    return int(marked[::-1].translate(digits) or b"0", 2)


def marks(bits: int) -> bytes:
    """One byte a number, 1 for the members of `bits`, up to the highest of them."""
    return f"{bits:b}"[::-1].encode().translate(_MARK_OF_DIGIT)


def members(bits: int) -> list[int]:
    """The numbers of the set, in ascending order."""
    return places(marks(bits))


def places(marked: bytes) -> list[int]:
    """Where `marked`, of zeros and ones, has ones, in ascending order."""
    if marked.count(1) * _SPARSE > len(marked):
        return list(compress(range(len(marked)), marked))
    numbers = []
    number = marked.find(1)
    while number >= 0:
        numbers.append(number)
        number = marked.find(1, number + 1)
    return numbers
