"""Where the directory has more like an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rrma_search.query import SearchQuery
from rrma_search.service import search

from .addresses import directory_address
from .directory_page import ORGANISATION_KIND
from .models import Organisation

__all__ = ["Neighbours", "neighbours_of"]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Other organisations that share something with this one: what they share, how many, where they are listed."""

    label: str
    count: int
    url: str


def neighbours_of(organisation: Organisation, site_id: int | None = None) -> list[Neighbours]:
    """The same department, region, country, kind, each with how many others it has; one search for all."""
    if not directory_address():
        return []
    found = search(SearchQuery(filters={"type": ORGANISATION_KIND}, page_size=1, site=site_id)).facets
    counts = {(name, value.value): value.count for name, values in found.items() for value in values}
    return [
        Neighbours(label, others, directory_address(SearchQuery(filters={name: value})))
        for name, value, label in _shared(organisation)
        if (others := counts.get((name, value), 0) - 1) > 0
    ]


def _shared(organisation: Organisation) -> Iterator[tuple[str, str, str]]:
    territory = organisation.territory
    for each in (territory, territory.parent if territory else None):
        if each is not None:
            yield "region", each.facet_value, each.name
    if organisation.country is not None:
        yield "country", organisation.country.code, organisation.country.name
    yield "organisation_kind", organisation.kind.slug, organisation.kind.plural
