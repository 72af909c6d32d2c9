"""How the items of a letter are spread over themes and territories, beside the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rrma_newsletter import sources
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.tray import key_of
from rrma_search.facets import get_facets
from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue
from rrma_search.service import search

__all__ = ["Balance", "Share", "balances"]

WEIGHED = ("theme", "country", "region")
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Share:
    """A value with how many items of the letter, and how many documents of the site, have it."""

    label: str
    here: int
    on_site: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The shares of one facet: those of the letter first, then what the site has most and the letter has not."""

    label: str
    shares: tuple[Share, ...]


def balances(letter: NewsletterPage) -> list[Balance]:
    """How the draft `letter` is spread, facet by facet; a facet without any value is left out."""
    chosen = _facets_of(sources.keys_of(letter))
    site = letter.get_site()
    facets = search(SearchQuery(page_size=1, site=site.pk if site else None)).facets
    declared = get_facets()
    found = []
    for name in WEIGHED:
        values = facets.get(name, [])
        here = _counted(values, (own.get(name, ()) for own in chosen))
        shares = [Share(value.label, here[value.value], value.count) for value in values if value.parent is None]
        if name == "country":
            parents = {value.parent for value in values}
            leaves = (value for value in values if value.value not in parents)
            shares = [Share(value.label, here[value.value], value.count) for value in leaves]
        shares.sort(key=lambda share: (-share.here, -share.on_site))
        if shares:
            found.append(Balance(str(declared[name].label), tuple(shares[:SHOWN])))
    return found


def _facets_of(keys: Iterable[str]) -> list[Mapping[str, list[str]]]:
    """The facets of each of the sources `keys` as the search has them, in one query; what it has not is left out."""
    wanted = set(keys)
    pks = {key.partition(":")[2] for key in wanted}
    rows = IndexedDocument.objects.present().filter(object_id__in=pks).values_list("key", "facets")
    return [facets for document, facets in rows if key_of(document) in wanted]


def _counted(values: Iterable[FacetValue], chosen: Iterable[Iterable[str]]) -> Counter[str]:
    """How many of `chosen` have each value, counting for those above it too."""
    parents = {value.value: value.parent for value in values}
    counted: Counter[str] = Counter()
    for own in chosen:
        reached: set[str] = set()
        for value in own:
            above: str | None = value
            while above and above not in reached:
                reached.add(above)
                above = parents.get(above)
        counted.update(reached)
    return counted
