"""« Lire ensuite »: the sheets that share the most with one, found by the search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rrma_search.facets import facet_values, get_facets
from rrma_search.query import SearchQuery
from rrma_search.results import Hit, SearchResults
from rrma_search.service import search

COMPARED = ("theme", "keyword", "country", "lesson")
LOOKED_AT = 60
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sheet found, and the label of the rarest thing that it shares."""

    hit: Hit
    shared: str


def nearest(
    key: str,
    facets: Mapping[str, tuple[str, ...]],
    site: int | None,
    count: int = SHOWN,
    left_out: Iterable[str] = (),
) -> list[Neighbour]:
    """At most `count` public sheets that share themes or keywords with the sheet `key`, nearest first.

    Those whose keys are in `left_out` are not among them: editors have put them there already. A value weighs the less
    the more sheets have it. Two searches; none for a sheet without theme and keyword.
    """
    unwanted = {key, *left_out}
    found: dict[str, Hit] = {}
    weights: dict[tuple[str, str], float] = {}
    for name in ("theme", "keyword"):
        if facets.get(name):
            filters = {"type": ("case-sheet",), name: facets[name]}
            results = search(SearchQuery(filters=filters, sort="date", page_size=LOOKED_AT, site=site))
            weights |= _weights(results)
            found |= {hit.key: hit for hit in results.hits if hit.key not in unwanted}
    shared = {hit_key: _shared(facets, hit, weights) for hit_key, hit in found.items()}
    order = sorted(found, key=lambda hit_key: (-sum(shared[hit_key].values()), found[hit_key].title))
    return [Neighbour(found[hit_key], _label(shared[hit_key])) for hit_key in order[:count]]


def _weights(results: SearchResults) -> dict[tuple[str, str], float]:
    return {
        (name, value.value): 1 / value.count
        for name in COMPARED
        for value in results.facets.get(name, ())
        if value.count
    }


def _shared(
    facets: Mapping[str, Iterable[str]], hit: Hit, weights: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    pairs = ((name, value) for name in COMPARED for value in facets.get(name, ()) if value in hit.facets.get(name, ()))
    return {pair: weights.get(pair, 0.0) for pair in pairs}


def _label(shared: Mapping[tuple[str, str], float]) -> str:
    """The label of the heaviest shared theme or keyword."""
    candidates = {pair: weight for pair, weight in shared.items() if pair[0] in ("theme", "keyword")}
    if not candidates:
        return ""
    name, value = max(candidates, key=lambda pair: candidates[pair])
    labels = facet_values(get_facets()[name])
    return labels[value].label if value in labels else value
