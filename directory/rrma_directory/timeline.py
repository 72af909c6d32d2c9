"""What happened to an organisation, year by year, as far as years are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter

from django.utils.translation import gettext as _

from .choices import StartPrecision
from .cooperation_rows import CooperationRow
from .models import Cooperation, Organisation

__all__ = ["Year", "timeline_of"]

Event = tuple[int, str, str]
"""What years are sorted by, the year in words, what happened."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year (« 1995 », « vers 1989 »), what happened then, and whether it is the last one."""

    label: str
    events: tuple[str, ...]
    is_last: bool


def timeline_of(organisation: Organisation, cooperations: Iterable[CooperationRow]) -> list[Year]:
    """The years of `organisation`, the earliest first.

    Empty unless years of two things are known, be it the organisation itself: those of one stand where it is named.
    """
    things = [list(_own_events(organisation)), *(list(_events_of(row.cooperation)) for row in cooperations)]
    dated = [events for events in things if events]
    if len(dated) < 2:
        return []
    ordered = groupby(sorted(chain.from_iterable(dated)), itemgetter(0, 1))
    years = [(label, tuple(text for *_key, text in events)) for (_year, label), events in ordered]
    return [Year(label, texts, place == len(years)) for place, (label, texts) in enumerate(years, start=1)]


def _own_events(organisation: Organisation) -> Iterator[Event]:
    if organisation.founding_year:
        yield _event(organisation.founding_year, _("The organisation is founded"))
    if organisation.closing_year:
        yield _event(organisation.closing_year, _("The organisation closes"))


def _events_of(cooperation: Cooperation) -> Iterator[Event]:
    names = {"title": cooperation.title}
    if cooperation.start_year:
        text = _("Beginning of the cooperation “%(title)s”") % names
        yield _event(cooperation.start_year, text, cooperation.start_precision)
    if cooperation.end_year:
        yield _event(cooperation.end_year, _("End of the cooperation “%(title)s”") % names)


def _event(year: int, text: str, precision: str = StartPrecision.EXACT) -> Event:
    labels = {
        StartPrecision.APPROXIMATE: _("about %(year)d"),
        StartPrecision.AT_LATEST: _("%(year)d at the latest"),
    }
    return year, labels.get(precision, "%(year)d") % {"year": year}, text
