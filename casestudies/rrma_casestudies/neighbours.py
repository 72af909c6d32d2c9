"""« Lire ensuite »: the sheets that share the most with one, found by the search."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rrma_search.addresses import LinkedLabel, value_address
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue, Hit
from rrma_search.service import search

COMPARED = ("theme", "keyword")
LOOKED_AT = 60
SHOWN = 3

Value = tuple[str, FacetValue]
"""A facet, and one of its values with how many sheets have it."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sheet found, and the label of the rarest theme or keyword that it shares."""

    hit: Hit
    shared: LinkedLabel

    @property
    def shared_link(self) -> str:
        """That label as a link to the page of its topic, as HTML; the label alone where it leads nowhere."""
        return self.shared.link


def nearest(
    facets: Mapping[str, tuple[str, ...]], site: int | None, left_out: Collection[str] = (), count: int = SHOWN
) -> list[Neighbour]:
    """At most `count` public sheets that share themes or keywords with `facets`, nearest first.

    A value weighs the less the more sheets have it, and nothing when all have it. `left_out` holds keys of documents.
    Three searches at most.
    """
    sheets = SearchQuery(filters={"type": "case-sheet"}, sort="date", page_size=LOOKED_AT, site=site)
    weighing = _weighing(replace(sheets, page_size=1), facets)
    found: dict[str, Hit] = {}
    for name in COMPARED:
        values = tuple(value.value for facet, value in weighing if facet == name)
        if values:
            results = search(replace(sheets, filters={**sheets.filters, name: values}))
            found |= {hit.key: hit for hit in results.hits if hit.key not in left_out}
    shared = {key: _shared(hit, weighing) for key, hit in found.items()}
    order = sorted(found, key=lambda key: (-sum(map(_weight, shared[key])), found[key].title))
    return [Neighbour(found[key], _label(shared[key])) for key in order[:count]]


def _weighing(query: SearchQuery, facets: Mapping[str, tuple[str, ...]]) -> list[Value]:
    """Every value of `facets` that some sheets have and others have not."""
    results = search(query)
    return [
        (name, value)
        for name in COMPARED
        for value in results.facets.get(name, ())
        if value.value in facets.get(name, ()) and 0 < value.count < results.total
    ]


def _weight(value: Value) -> float:
    return 1 / value[1].count


def _shared(hit: Hit, weighing: Iterable[Value]) -> list[Value]:
    return [(name, value) for name, value in weighing if value.value in hit.facets.get(name, ())]


def _label(shared: Sequence[Value]) -> LinkedLabel:
    """The label of the rarest value; "" for none, as for a sheet found under a parent theme."""
    if not shared:
        return LinkedLabel("")
    name, value = max(shared, key=_weight)
    return LinkedLabel(value.label, value_address(name, value.value))
