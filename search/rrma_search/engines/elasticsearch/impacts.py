"""How much a word says about a document, written as how often it stands there.

Elasticsearch keeps no number beside a word of a document but its frequency, and BM25 without lengths makes of it
frequency / (frequency + k1). Each level of impact is written as the frequency that brings it nearest; so the order of
results is that of the engines inside a database.
"""

from __future__ import annotations

from rrma_search.engines.impacts import LEVELS, SATURATION

__all__ = ["FREQUENCIES", "HALF_IMPACT", "IMPACT_SCALE"]

HALF_IMPACT = 6
"""k1 of BM25: a word that stands there as often has half of the highest impact."""

IMPACT_SCALE = SATURATION + 1
"""What the highest impact is multiplied by, as in `engines.impacts`."""

_MOST = 90


def _frequency(level: int) -> int:
    impact = (level + 0.5) / LEVELS
    return min(max(round(HALF_IMPACT * impact / (1 - impact)), 1), _MOST)


FREQUENCIES = tuple(map(_frequency, range(LEVELS)))
"""How often a word of each level is written. The lowest levels share one: what is written more often takes longer."""
