"""Chosen values and facet counts in Elasticsearch: the values below a chosen one are looked up when a search is made.

So a value that is put under another one is counted there at once, and no document is indexed anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rrma_search.facets import FacetLabel, ancestors

from .clauses import Clause, all_of

__all__ = ["MOST_VALUES", "Narrowing", "facet_field"]

MOST_VALUES = 50_000
"""Values of one facet that Elasticsearch is asked for; more of them than it would count at once by default."""

Vocabulary = Mapping[str, FacetLabel]


def facet_field(name: str) -> str:
    """The field of the facet `name`."""
    return f"facets.{name}"


@dataclass(frozen=True)
class _Facet:
    """A facet with its vocabulary, and what is asked about it whatever the search; kept while the vocabulary lasts."""

    name: str
    vocabulary: Vocabulary

    @cached_property
    def families(self) -> Mapping[str, Sequence[str]]:
        """For every value that stands above others, itself and all below it."""
        return _members(self.vocabulary)

    @cached_property
    def values(self) -> Clause:
        return {"terms": {"field": facet_field(self.name), "size": MOST_VALUES}}

    @cached_property
    def parents(self) -> Clause:
        members = [{"terms": {facet_field(self.name): list(family)}} for family in self.families.values()]
        return {"filters": {"filters": members}}


_kept: dict[str, _Facet] = {}


def _facet(name: str, vocabulary: Vocabulary) -> _Facet:
    kept = _kept.get(name)
    if kept is None or kept.vocabulary is not vocabulary:
        kept = _kept[name] = _Facet(name, vocabulary)
    return kept


def _members(vocabulary: Vocabulary) -> Mapping[str, Sequence[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for value in vocabulary:
        for parent in ancestors(value, vocabulary):
            below[parent].append(value)
    return {parent: sorted({parent, *values}) for parent, values in below.items()}


@dataclass(frozen=True)
class Narrowing:
    """The facets called `names`, and the values chosen in them."""

    names: tuple[str, ...]
    vocabularies: Mapping[str, Vocabulary]
    filters: Mapping[str, tuple[str, ...]]

    @property
    def chosen(self) -> list[Clause]:
        """For each facet with a choice the documents that have it."""
        return self._all_but("")

    @cached_property
    def domains(self) -> dict[tuple[str, ...], list[int]]:
        """Which facets, by their places among `names`, are counted under the choices of the same other facets."""
        domains: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, name in enumerate(self.names):
            domains[tuple(other for other in self.filters if other != name)].append(place)
        return domains

    def aggregations(self) -> dict[str, Clause]:
        """The counts of every facet, each under the choices of the other ones."""
        counts: dict[str, Clause] = {}
        for number, (others, places) in enumerate(self.domains.items()):
            counted = {key: made for place in places for key, made in self._counts(place).items()}
            if others:
                chosen = all_of([self._choice(name) for name in others])
                counted = {f"under{number}": {"filter": chosen, "aggs": counted}}
            counts |= counted
        return counts

    def known(self) -> list[Clause]:
        """For each chosen value the documents that have it, in the order of `filters` and their values."""
        return [self._any_of(name, [value]) for name, values in self.filters.items() for value in values]

    def parents(self, name: str) -> Mapping[str, Sequence[str]]:
        """The values above others of the facet `name`, each with itself and all below it."""
        return self._facets[name].families if name in self._facets else self._facet(name).families

    @cached_property
    def _facets(self) -> dict[str, _Facet]:
        return {name: self._facet(name) for name in self.names}

    def _facet(self, name: str) -> _Facet:
        return _facet(name, self.vocabularies.get(name) or _NO_VALUES)

    def _counts(self, place: int) -> dict[str, Clause]:
        facet = self._facets[self.names[place]]
        counts = {f"values{place}": facet.values}
        if facet.families:
            counts[f"parents{place}"] = facet.parents
        return counts

    def _all_but(self, name: str) -> list[Clause]:
        return [self._choice(other) for other in self.filters if other != name]

    def _choice(self, name: str) -> Clause:
        return self._any_of(name, self.filters[name])

    def _any_of(self, name: str, values: Iterable[str]) -> Clause:
        parents = self.parents(name)
        accepted = {member for value in values for member in parents.get(value, (value,))}
        return {"terms": {facet_field(name): sorted(accepted)}}


_NO_VALUES: Vocabulary = {}
