"""« Lire ensuite »: the sheets that share the most with one, found by the search."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.utils.html import format_html

from rrma_search.addresses import LinkedLabel, value_address
from rrma_search.facets import facet_values, get_facets
from rrma_search.query import SearchQuery
from rrma_search.results import Hit
from rrma_search.service import search
from rrma_search.typography import french

COMPARED = ("theme", "keyword")
LOOKED_AT = 60
SHOWN = 3

Value = tuple[str, str]
"""A facet and one of its values."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sheet found, and the label of the rarest theme or keyword that it shares."""

    hit: Hit
    shared: LinkedLabel

    @property
    def shared_link(self) -> str:
        """That label as a link to the page of its topic, as HTML; the label alone where it leads nowhere."""
        text = french(self.shared)
        return format_html('<a href="{}">{}</a>', self.shared.url, text) if self.shared.url else text


def nearest(
    facets: Mapping[str, tuple[str, ...]], site: int | None, left_out: Collection[str] = (), count: int = SHOWN
) -> list[Neighbour]:
    """At most `count` public sheets that share themes or keywords with `facets`, nearest first.

    A value weighs the less the more sheets have it, and nothing when all have it. `left_out` holds keys of documents.
    Three searches at most.
    """
    sheets = SearchQuery(filters={"type": "case-sheet"}, sort="date", page_size=LOOKED_AT, site=site)
    weights = _weights(replace(sheets, page_size=1), facets)
    found: dict[str, Hit] = {}
    for name in COMPARED:
        values = tuple(value for facet, value in weights if facet == name)
        if values:
            results = search(replace(sheets, filters={**sheets.filters, name: values}))
            found |= {hit.key: hit for hit in results.hits if hit.key not in left_out}
    shared = {key: _shared(hit, weights) for key, hit in found.items()}
    order = sorted(found, key=lambda key: (-sum(shared[key].values()), found[key].title))
    return [Neighbour(found[key], _label(shared[key])) for key in order[:count]]


def _weights(query: SearchQuery, facets: Mapping[str, tuple[str, ...]]) -> dict[Value, float]:
    """The weight of every value of `facets` that some sheets have and others have not."""
    results = search(query)
    return {
        (name, value.value): 1 / value.count
        for name in COMPARED
        for value in results.facets.get(name, ())
        if value.value in facets.get(name, ()) and 0 < value.count < results.total
    }


def _shared(hit: Hit, weights: Mapping[Value, float]) -> dict[Value, float]:
    return {(name, value): weight for (name, value), weight in weights.items() if value in hit.facets.get(name, ())}


def _label(shared: Mapping[Value, float]) -> LinkedLabel:
    """The label of the rarest value; "" for none, as for a sheet found under a parent theme."""
    if not shared:
        return LinkedLabel("")
    name, value = max(shared, key=lambda pair: shared[pair])
    labels = facet_values(get_facets()[name])
    return LinkedLabel(labels[value].label if value in labels else value, value_address(name, value))
