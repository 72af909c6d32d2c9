"""The public page of an organisation: its record, its ties, and what the network publishes about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.canonical import absolute_address
from rrma_search.query import SearchQuery
from rrma_search.structured_data import described

from .addresses import directory_address
from .cooperation_rows import CooperationRow, cooperations_of
from .mentions import Mentions, mentions_of
from .models import Organisation
from .neighbours import Neighbours, neighbours_of
from .organisation_facts import Fact, facts_of
from .places import Named, country_named
from .timeline import Year, timeline_of

__all__ = ["Folded", "OrganisationPage"]

SHORT_DESCRIPTION = 240
"""Characters up to which a description stands under the title as its lede."""
SHOWN_TIES = 12
SHOWN_COUNTRIES = 5
SHOWN_COOPERATIONS = 8


@dataclass(frozen=True, slots=True)
class Folded:
    """A list of which the first stand in sight and the others behind « Voir n autres »."""

    anchor: str
    heading: str
    shown: tuple[Any, ...]
    hidden: tuple[Any, ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.shown) + len(self.hidden)


class OrganisationPage:
    """What the network knows of an organisation; each empty part is left out."""

    def __init__(self, organisation: Organisation, site_id: int | None = None) -> None:
        """The page of `organisation` on the site `site_id`."""
        self.organisation = organisation
        self.site_id = site_id

    @property
    def canonical_url(self) -> str:
        """The one address of the page."""
        return self.organisation.get_absolute_url()

    @property
    def directory_url(self) -> str:
        """Address of the directory."""
        return directory_address()

    @property
    def kind_url(self) -> str:
        """The organisations of the same kind."""
        return directory_address(SearchQuery(filters={"organisation_kind": self.organisation.kind.slug}))

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What machines are told of the organisation: names, description, years, its own site and this page."""
        organisation = self.organisation
        return described(
            "Organization",
            name=organisation.name,
            alternateName=[name for name in (organisation.distinct_acronym, *organisation.alias_list) if name],
            description=organisation.description,
            foundingDate=str(organisation.founding_year or ""),
            dissolutionDate=str(organisation.closing_year or ""),
            url=organisation.website,
            mainEntityOfPage=absolute_address(request, self.canonical_url),
        )

    @property
    def description_is_short(self) -> bool:
        """Whether the description stands under the title."""
        return len(self.organisation.description) <= SHORT_DESCRIPTION

    @property
    def logo_alt(self) -> str:
        """Text for those who do not see the logo."""
        return _("Logo: %(name)s") % {"name": self.organisation.name}

    @property
    def correction_subject(self) -> str:
        """Subject of a message that asks to mend this record."""
        return _("Directory: %(name)s") % {"name": self.organisation.name}

    @cached_property
    def facts(self) -> list[Fact]:
        """What is known of it, then how much there is below."""
        return [*facts_of(self.organisation), *self._cooperation_fact(), *self._mention_facts()]

    def _cooperation_fact(self) -> Iterator[Fact]:
        own = self.organisation.country_id
        countries = {country for row in self._rows for country in row.countries if country.pk != own}
        names = [country_named(country) for country in sorted(countries, key=lambda country: country.sort_name)]
        others = len(names) - SHOWN_COUNTRIES
        if others > 1:
            more = ngettext("%(n)s other country", "%(n)s other countries", others) % {"n": others}
            names = [*names[:SHOWN_COUNTRIES], Named(more, "#coop")]
        if self._rows:
            yield Fact(_("Cooperations"), Named(str(len(self._rows)), "#coop"), tuple(names))

    def _mention_facts(self) -> Iterator[Fact]:
        for mentions in self.mentions:
            yield Fact(mentions.heading, Named(str(mentions.total), f"#{mentions.anchor}"))

    @cached_property
    def _rows(self) -> list[CooperationRow]:
        return [CooperationRow(cooperation) for cooperation in cooperations_of(self.organisation)]

    @cached_property
    def cooperations(self) -> Folded:
        """The cooperations it has a side in, alphabetically."""
        return _folded("coop", _("Cooperations"), self._rows, SHOWN_COOPERATIONS)

    @cached_property
    def timeline(self) -> list[Year]:
        """Its years, where enough are known."""
        return timeline_of(self.organisation, self._rows)

    @cached_property
    def ties(self) -> list[Folded]:
        """What it is a member of, and its members."""
        ties = [
            _folded("reseaux", _("Member of"), self.organisation.member_of.all(), SHOWN_TIES),
            _folded("membres", _("Members"), self.organisation.members.all(), SHOWN_TIES),
        ]
        return [tie for tie in ties if len(tie)]

    @cached_property
    def mentions(self) -> list[Mentions]:
        """The contents that name it by kind, newest first."""
        return mentions_of(self.organisation, self.site_id)

    @cached_property
    def neighbours(self) -> list[Neighbours]:
        """Where the directory has more like it."""
        return neighbours_of(self.organisation, self.site_id)

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """Anchor and heading of each section that is drawn, in order."""
        sections = [
            (self.cooperations.anchor, self.cooperations.heading, self.cooperations),
            ("annees", _("Over the years"), self.timeline),
            ("noms", _("Other and former names"), self.organisation.alias_list),
            *((tie.anchor, tie.heading, tie) for tie in self.ties),
            *((mentions.anchor, mentions.heading, mentions.hits) for mentions in self.mentions),
            ("autour", _("Also in the directory"), self.neighbours),
        ]
        return [(anchor, heading) for anchor, heading, content in sections if len(content)]

    @property
    def has_body(self) -> bool:
        """Whether anything stands under the facts."""
        return bool(self.sections or self.organisation.logo or not self.description_is_short)


def _folded(anchor: str, heading: str, items: Iterable[Any], room: int) -> Folded:
    listed = tuple(items)
    # One alone is never hidden.
    cut = room if len(listed) > room + 1 else len(listed)
    return Folded(anchor, heading, listed[:cut], listed[cut:])
