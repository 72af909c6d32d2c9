"""From counts to what is shown: labels, order, hierarchy, and which values are worth a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
    facets = get_facets()
    return {
        name: _FacetList(name, facets.get(name), results, query, vocabularies.get(name, {})).values()
        for name in _names(results, query, vocabularies)
    }


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
    facet: Facet | None
    results: EngineResults
    query: SearchQuery
    vocabulary: Mapping[str, FacetLabel]

    def values(self) -> list[FacetValue]:
        shown = self._shown()
        children: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
        for value in sorted(shown.values(), key=self._key()):
            children[value.parent if value.parent in shown else None].append(value)
        if len(children) == 1 and None in children:
            return children[None]
        listed = {value.value: value for value in _in_order(children, None)}
        # Values that stand above each other in a circle hang on no root.
        return list({**listed, **shown}.values())

    def _shown(self) -> dict[str, FacetValue]:
        chosen = self.query.selected(self.name)
        counts = {**dict.fromkeys(chosen, 0), **self.results.counts.get(self.name, {})}
        # With nothing chosen here, a value that every result has would change nothing.
        useless = self.results.total if not chosen and self.results.total > 1 else -1
        known = self.results.known.get(self.name, frozenset())
        declared = self.vocabulary.get
        return {
            value: FacetValue(value, str(label.label), count, value in chosen, label.parent, count != useless)
            if (label := declared(value))
            else FacetValue(value, value, count, value in chosen, None, count != useless, bool(count) or value in known)
            for value, count in counts.items()
        }

    def _key(self) -> Callable[[FacetValue], tuple[Any, ...]]:
        return _frequent_first if self.facet is None or self.facet.order == "count" else self._natural_key

    def _natural_key(self, value: FacetValue) -> tuple[Any, ...]:
        if self.name in LATEST_FIRST and value.value.isdecimal():
            return -int(value.value), (), value.value
        declared = self.vocabulary.get(value.value)
        return declared.position if declared else len(self.vocabulary), _natural(value.label), value.value


def _frequent_first(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, title_key(value.label), value.value


def _in_order(children: Mapping[str | None, list[FacetValue]], parent: str | None) -> Iterator[FacetValue]:
    for value in children.get(parent, ()):
        yield value
        if value.value in children:
            yield from _in_order(children, value.value)


@lru_cache(maxsize=4096)
def _natural(label: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts « 9. Industrie » before « 10. Inégalités »."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", title_key(label))
    return tuple((0, int(part), "") if part[0].isdecimal() else (1, 0, part) for part in parts)
