"""What happened to an organisation, year by year, as far as years are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from .choices import StartPrecision
from .models import Organisation
from .records import CooperationRow

__all__ = ["Year", "timeline_of"]

TOLD_BY_FACTS = 2
"""Up to so many years the facts and the list of cooperations say it all."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year (« 1995 », « vers 1989 »), what happened then, and whether it is the last one."""

    label: str
    events: tuple[str, ...]
    is_last: bool


def timeline_of(organisation: Organisation, cooperations: Iterable[CooperationRow]) -> list[Year]:
    """The years of `organisation`, the earliest first; empty where so few are known that they are told elsewhere."""
    events = sorted([*_own_events(organisation), *_cooperation_events(cooperations)])
    years = [
        (label, [text for *_key, text in group]) for (_year, label), group in groupby(events, lambda event: event[:2])
    ]
    if len(years) <= TOLD_BY_FACTS:
        return []
    return [Year(label, tuple(texts), place == len(years)) for place, (label, texts) in enumerate(years, start=1)]


def _own_events(organisation: Organisation) -> Iterator[tuple[int, str, str]]:
    if organisation.founding_year:
        yield _event(organisation.founding_year, _("The organisation is founded"))
    if organisation.closing_year:
        yield _event(organisation.closing_year, _("The organisation closes"))


def _cooperation_events(rows: Iterable[CooperationRow]) -> Iterator[tuple[int, str, str]]:
    for cooperation in (row.cooperation for row in rows):
        names = {"title": cooperation.title}
        if cooperation.start_year:
            text = _("Beginning of the cooperation “%(title)s”") % names
            yield _event(cooperation.start_year, text, cooperation.start_precision)
        if cooperation.end_year:
            yield _event(cooperation.end_year, _("End of the cooperation “%(title)s”") % names)


def _event(year: int, text: str, precision: str = StartPrecision.EXACT) -> tuple[int, str, str]:
    labels = {
        StartPrecision.APPROXIMATE: _("about %(year)d"),
        StartPrecision.AT_LATEST: _("%(year)d at the latest"),
    }
    return year, labels.get(precision, "%(year)d") % {"year": year}, text
