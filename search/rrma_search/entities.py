"""Entities in a query: « eau Sénégal » names a theme and a country, which are facet values to be proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rrma_search.analysis.french import analyse
from rrma_search.matching import wanted_tokens
from rrma_search.results import FacetValue, SearchResults

__all__ = ["Entity", "entities"]

MAX_ENTITIES = 4
_LONGEST = 6
# « Eau et assainissement » is named by either part; « Afrique de l’Ouest » is one name.
_JOINED = re.compile(r"\s+(?:et|ou|&)\s+|\s*[,;/()]\s*")

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of the facet `facet` that the words of a query name, in full or by one part of its label."""

    facet: str
    value: FacetValue
    in_full: bool


def entities(results: SearchResults, facets: Iterable[str]) -> list[Entity]:
    """The values of `facets` that the text of `results` names, each with a count that is news; at most four.

    Values chosen already, without results, or that every result has are left out. Full names come before partial
    ones, then facets in their order; a synonym or a stand-in that was searched names a value as a typed word does.
    """
    named = _named(results)
    found = list(_found(results, facets, named)) if named else []
    return sorted(found, key=lambda entity: not entity.in_full)[:MAX_ENTITIES]


def _found(results: SearchResults, facets: Iterable[str], named: set[Stems]) -> Iterator[Entity]:
    for name in facets:
        for value in results.facets.get(name, ()):
            if value.selected or not 0 < value.count < results.total:
                continue
            full, parts = _names(value.label)
            if full in named or not named.isdisjoint(parts):
                yield Entity(name, value, full in named)


def _named(results: SearchResults) -> set[Stems]:
    """Every run of words that the text has, those behind a minus sign left out, and what is searched besides."""
    stems = [token.stem for token in wanted_tokens(results.query.text)]
    runs = {tuple(stems[start:end]) for start in range(len(stems)) for end in range(start + 1, start + _LONGEST + 1)}
    besides = [used for _typed, used in results.synonyms]
    besides += [word for stand_in in results.stand_ins for word in stand_in.words]
    return runs | {_stems(used) for used in besides}


@lru_cache(maxsize=8192)
def _names(label: str) -> tuple[Stems, frozenset[Stems]]:
    """The label as stems, and the parts that it joins."""
    full = _stems(label)
    parts = frozenset(map(_stems, _JOINED.split(label))) - {(), full}
    return full, parts


def _stems(text: str) -> Stems:
    return tuple(token.stem for token in analyse(text))
