"""Where an organisation is, as names with the pages about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rrma_search.addresses import route_address

from .models import Country, Organisation, Territory
from .topics import topic_address

__all__ = ["HOME_COUNTRY", "Named", "all_places", "country_named", "whereabouts"]

HOME_COUNTRY = "FR"
"""The country of the network, which has no partners in itself: nothing stands behind its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the address behind it, "" for none."""

    label: str
    url: str = ""


def whereabouts(organisation: Organisation) -> Iterator[Named]:
    """Where it is in short: the territory in France, the place and the country elsewhere."""
    if organisation.territory is not None:
        yield _territory(organisation.territory)
        return
    if organisation.place:
        yield Named(organisation.place)
    if organisation.country is not None:
        yield country_named(organisation.country)


def all_places(organisation: Organisation) -> list[Named]:
    """Where it is, from the place to the country, each name once."""
    territory, country = organisation.territory, organisation.country
    places = [Named(organisation.place)] if organisation.place else []
    places += [_territory(each) for each in (territory, territory.parent if territory else None) if each is not None]
    places += [country_named(country)] if country is not None else []
    # A place that bears the name of its territory is the territory.
    return list({place.label: place for place in places}.values())


def country_named(country: Country) -> Named:
    """A country and the page about it."""
    return Named(country.name, "" if country.code == HOME_COUNTRY else topic_address("country", country.code))


def _territory(territory: Territory) -> Named:
    own = route_address("rrma_topics:territory", territory.slug)
    return Named(territory.name, own or topic_address("region", territory.facet_value))
