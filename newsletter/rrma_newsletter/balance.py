"""How the items of a letter are spread over themes and territories, beside the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rrma_newsletter import sources
from rrma_newsletter.models import NewsletterPage
from rrma_search.facets import get_facets
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
    teasers = [source.teaser for source in sources.load(sources.keys_of(letter)).values() if not source.problem]
    site = letter.get_site()
    facets = search(SearchQuery(page_size=1, site=site.pk if site else None)).facets
    declared = get_facets()
    found = []
    for name in WEIGHED:
        values = facets.get(name, [])
        here = _counted(values, (teaser.facets.get(name, ()) for teaser in teasers))
        shares = [Share(value.label, here[value.value], value.count) for value in values if value.parent is None]
        if name == "country":
            parents = {value.parent for value in values}
            leaves = (value for value in values if value.value not in parents)
            shares = [Share(value.label, here[value.value], value.count) for value in leaves]
        shares.sort(key=lambda share: (-share.here, -share.on_site))
        if shares:
            found.append(Balance(str(declared[name].label), tuple(shares[:SHOWN])))
    return found


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
