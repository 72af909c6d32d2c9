"""Facet counts: OR inside a facet, AND across facets, a facet's own choice ignored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from rrma_search.facets import FacetLabel

from .state import State

__all__ = ["Narrowing"]

Vocabularies = Mapping[str, Mapping[str, FacetLabel]]

_ALL = -1


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Chosen values over the documents of a state."""

    state: State
    vocabularies: Vocabularies
    filters: Mapping[str, tuple[str, ...]]

    def documents(self, name: str) -> Mapping[str, int]:
        """Documents by value of the facet `name`, values above others included."""
        return self.state.facet(name, self.vocabularies.get(name) or _NO_VALUES)

    @property
    def bits(self) -> int:
        """The documents that have the choice of every facet; -1 (every bit) when nothing is chosen."""
        return self._all_but("")

    def counts(self, kept: int) -> dict[str, dict[str, int]]:
        """How many documents of `kept` each value has under the choices of the other facets, zeros left out."""
        names = dict.fromkeys([*self.vocabularies, *self.state.facets])
        return {name: self._count(name, kept & self._all_but(name)) for name in names}

    def known(self) -> dict[str, frozenset[str]]:
        """Which chosen values some document has, facet by facet."""
        return {name: frozenset(self.documents(name)).intersection(chosen) for name, chosen in self.filters.items()}

    def _count(self, name: str, domain: int) -> dict[str, int]:
        documents = self.documents(name).items()
        return {value: number for value, bits in documents if (number := (bits & domain).bit_count())}

    def _all_but(self, name: str) -> int:
        chosen = (self._any_of(other, values) for other, values in self.filters.items() if other != name)
        return reduce(and_, chosen, _ALL)

    def _any_of(self, name: str, values: Iterable[str]) -> int:
        documents = self.documents(name)
        return reduce(or_, (documents.get(value, 0) for value in values), 0)


_NO_VALUES: Mapping[str, FacetLabel] = {}
