"""The names of the two sides of a sheet, as readers see them: places, with their countries for the partners."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext

from rrma_directory.choices import Side

from .models.sides import CaseSheetSide


@dataclass(frozen=True, slots=True)
class SidePlace:
    """A place of one side: its name, its countries (partners only), and the entries of the sheet that stand there."""

    name: str
    countries: tuple[str, ...]
    entries: tuple[CaseSheetSide, ...]

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
    return tuple(
        SidePlace(name, _countries(side, entries), tuple(entries)) for name, entries in grouped.items() if name
    )


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


def _countries(side: str, entries: Iterable[CaseSheetSide]) -> tuple[str, ...]:
    if side == Side.HERE:
        return ()
    return tuple(dict.fromkeys(name for entry in entries if (name := _country_name(entry))))
