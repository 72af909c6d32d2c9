"""Which documents a search keeps, by level: the requirement is lowered until enough of them meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rrma_search.engines.base import WIDEN_BELOW
from rrma_search.matching import levels

from .lookup import Found

__all__ = ["Matched", "match"]


@dataclass(frozen=True, slots=True)
class Matched:
    """Disjoint sets of documents: `tiers[n]` meets the requirement lowered by n groups and no stricter one.

    What is wider than the only group comes after it.
    """

    tiers: Sequence[int]

    @property
    def level(self) -> int:
        """By how many groups the requirement was lowered."""
        return len(self.tiers) - 1

    @property
    def bits(self) -> int:
        """All of them."""
        union = 0
        for tier in self.tiers:
            union |= tier
        return union


def match(found: Found, scope: int) -> Matched:
    """The documents of `scope` that `found` keeps; all that is not excluded when no word is asked for."""
    allowed = scope & ~found.excluded
    for phrase in found.phrases:
        allowed &= phrase.bits
    if not found.groups:
        return Matched((allowed,))
    tiers = _tiers(_at_least([group.bits for group in found.groups], allowed))
    if found.wider and tiers[-1].bit_count() < WIDEN_BELOW:
        tiers.append(found.wider.bits & allowed & ~tiers[-1])
    return Matched(tiers)


def _at_least(groups: Sequence[int], allowed: int) -> list[int]:
    """Sets by number: the documents of `allowed` that are in at least that many of `groups`."""
    sets = [allowed]
    for bits in groups:
        grown = [before | (below & bits) for below, before in zip(sets, [*sets[1:], 0], strict=True)]
        sets = [allowed, *grown]
    return sets


def _tiers(at_least: Sequence[int]) -> list[int]:
    tiers: list[int] = []
    stricter = 0
    for requirement in levels(len(at_least) - 1):
        tiers.append(at_least[requirement] & ~stricter)
        stricter = at_least[requirement]
        if stricter.bit_count() >= WIDEN_BELOW:
            break
    return tiers
