"""The names of the two sides of a sheet, as readers see them: places, with their countries for the partners."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext

from rrma_directory.choices import Side
from rrma_directory.topics import topic_address
from rrma_search.addresses import LinkedLabel

from .models.sides import CaseSheetSide


@dataclass(frozen=True, slots=True)
class SidePlace:
    """A place of one side: its name, and the entries of the sheet that stand there."""

    name: str
    side: str
    entries: tuple[CaseSheetSide, ...]

    @property
    def countries(self) -> tuple[LinkedLabel, ...]:
        """The countries of a partners' place, with their addresses; none at home."""
        if self.side == Side.HERE:
            return ()
        countries = {country.code: country for entry in self.entries if (country := entry.effective_country)}
        return tuple(LinkedLabel(country.name, topic_address("country", code)) for code, country in countries.items())

    @property
    def territories(self) -> tuple[LinkedLabel, ...]:
        """The French territories of a place of the home side, with their addresses; none for partners."""
        if self.side != Side.HERE:
            return ()
        found = {territory.facet_value: territory for entry in self.entries if (territory := entry.effective_territory)}
        return tuple(LinkedLabel(territory.name, topic_address("region", value)) for value, territory in found.items())

    @property
    def address(self) -> str:
        """Where the name leads when it is that of a country or a territory; "" otherwise."""
        return next((label.url for label in (*self.territories, *self.countries) if label == self.name), "")

    @property
    def whereabouts(self) -> tuple[LinkedLabel, ...]:
        """Its countries and territories, the one that gives it its name left out."""
        return tuple(label for label in (*self.territories, *self.countries) if label != self.name)

    @property
    def title(self) -> str:
        """The name with its countries: « Yen Bai (Vietnam) »."""
        countries = ", ".join(country for country in self.countries if country != self.name)
        return f"{self.name} ({countries})" if countries else self.name


def side_places(sides: Iterable[CaseSheetSide], side: str) -> tuple[SidePlace, ...]:
    """The places of `side` in the order of their entries; entries of the same place stand together."""
    grouped: dict[str, list[CaseSheetSide]] = {}
    for entry in sides:
        if entry.side == side:
            grouped.setdefault(entry.place or _country_name(entry), []).append(entry)
    return tuple(SidePlace(name, side, tuple(entries)) for name, entries in grouped.items() if name)


def pair(sides: Iterable[CaseSheetSide]) -> tuple[str, str] | None:
    """The names of the two sides, those of follow-ups left out; None when a side has no name.

    >>> pair([cergy, porto_novo])
    ('Cergy-Pontoise', 'Porto-Novo')
    """
    entries = [entry for entry in sides if not entry.is_follow_up]
    here, there = (_joined(side_places(entries, side)) for side in (Side.HERE, Side.THERE))
    return (here, there) if here and there else None


def _joined(places: Iterable[SidePlace]) -> str:
    return get_text_list([place.name for place in places], gettext("and"))


def _country_name(entry: CaseSheetSide) -> str:
    return str(entry.effective_country or "")
