"""From counts to what is shown: labels, order, hierarchy, and which values are worth a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rrma_search import conf
from rrma_search.engines.base import EngineResults
from rrma_search.engines.collation import title_key
from rrma_search.facets import Facet, FacetLabel, get_facets
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue

__all__ = ["Vocabularies", "facet_lists", "value_label"]

Vocabularies = Mapping[str, Mapping[str, FacetLabel]]

LATEST_FIRST = frozenset({"year"})
"""Facets whose natural order goes down: readers look for what is new."""


def facet_lists(results: EngineResults, query: SearchQuery, vocabularies: Vocabularies) -> dict[str, list[FacetValue]]:
    """Every value with a result and every chosen value, by facet; children stand right after their parent."""
    names = _names(results, query, vocabularies)
    return {name: _FacetList(name, results, query, vocabularies.get(name, {})).values() for name in names}


def value_label(vocabularies: Vocabularies, name: str, value: str) -> str:
    """The label of a value; a value that is not declared is its own label."""
    declared = vocabularies.get(name, {}).get(value)
    return str(declared.label) if declared else value


def _names(results: EngineResults, query: SearchQuery, vocabularies: Vocabularies) -> list[str]:
    undeclared = sorted({*results.counts, *query.filters} - set(vocabularies))
    first = [name for name in conf.facet_order() if name in vocabularies]
    return list(dict.fromkeys([*first, *vocabularies, *undeclared]))


@dataclass(frozen=True, slots=True)
class _FacetList:
    """The values of one facet under one search."""

    name: str
    results: EngineResults
    query: SearchQuery
    vocabulary: Mapping[str, FacetLabel]

    def values(self) -> list[FacetValue]:
        shown = {value: self._value(value, count) for value, count in self._counts().items()}
        children: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
        for value in shown.values():
            children[value.parent if value.parent in shown else None].append(value)
        return list(self._in_order(children, None))

    def _counts(self) -> dict[str, int]:
        return {**dict.fromkeys(self.query.selected(self.name), 0), **self.results.counts.get(self.name, {})}

    def _value(self, value: str, count: int) -> FacetValue:
        declared = self.vocabulary.get(value)
        chosen = self.query.selected(self.name)
        everywhere = not chosen and self.results.total > 1 and count == self.results.total
        return FacetValue(
            value=value,
            label=str(declared.label) if declared else value,
            count=count,
            selected=value in chosen,
            parent=declared.parent if declared else None,
            link=not everywhere,
            known=bool(declared or count or value in self.results.known.get(self.name, ())),
        )

    def _in_order(self, children: Mapping[str | None, list[FacetValue]], parent: str | None) -> Iterator[FacetValue]:
        for value in sorted(children.get(parent, ()), key=self._key):
            yield value
            yield from self._in_order(children, value.value)

    def _key(self, value: FacetValue) -> tuple[Any, ...]:
        facet: Facet | None = get_facets().get(self.name)
        if facet is None or facet.order == "count":
            return -value.count, title_key(value.label), value.value
        if self.name in LATEST_FIRST and value.value.isdecimal():
            return -int(value.value), (), value.value
        position = self.vocabulary[value.value].position if value.value in self.vocabulary else len(self.vocabulary)
        return position, _natural(value.label), value.value


def _natural(label: str) -> list[tuple[int, int, str]]:
    """A key that puts « 9. Industrie » before « 10. Inégalités »."""
    parts = re.findall(r"\d{1,18}|\D+|\d+", title_key(label))
    return [(0, int(part), "") if part.isdecimal() and len(part) <= 18 else (1, 0, part) for part in parts]
