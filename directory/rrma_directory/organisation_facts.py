"""The facts at the top of an organisation's page; what is not known is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from rrma_search.query import SearchQuery

from .addresses import directory_address
from .models import Organisation
from .places import Named, all_places

__all__ = ["Fact", "facts_of"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the record: what it is, its value, details under it."""

    label: str
    value: Named
    details: tuple[Named, ...] = ()


def facts_of(organisation: Organisation) -> Iterator[Fact]:
    """What is known of `organisation` itself: family and level, place, years, web site."""
    level = organisation.get_level_display()
    yield Fact(
        _("Family"),
        Named(str(organisation.family.label), directory_address(SearchQuery(filters={"family": organisation.family}))),
        (Named(_("Level: %(level)s") % {"level": level}),) if level else (),
    )
    places = all_places(organisation)
    if places:
        yield Fact(_("Territory"), places[0], tuple(places[1:]))
    for label, year in ((_("Founded"), organisation.founding_year), (_("Closed"), organisation.closing_year)):
        if year:
            yield Fact(label, Named(str(year)))
    if organisation.website:
        host = urlsplit(organisation.website).netloc.removeprefix("www.")
        yield Fact(_("Web site"), Named(host or organisation.website, organisation.website))
