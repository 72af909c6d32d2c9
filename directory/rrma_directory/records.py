"""The record of an organisation as its public page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.addresses import search_address
from rrma_search.query import SearchQuery
from rrma_search.search_page import SearchPage
from rrma_search.service import search

from .choices import Side, StartPrecision
from .models import Cooperation, CooperationSide, Country, Organisation

SHOWN_SHEETS = 20
SHEET_KIND = "case-sheet"
DIRECTORY_KIND = "organisation"
SHORT_DESCRIPTION = 240
"""Characters up to which a description stands under the title as its lede."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the record: what it is, its value, a detail under it, an address behind it."""

    label: str
    value: str
    detail: str = ""
    url: str = ""


class CooperationRow:
    """A cooperation as a row of the table: the two sides, the countries, the period, the themes."""

    def __init__(self, cooperation: Cooperation) -> None:
        """`cooperation` comes with sides, themes and countries prefetched."""
        self.cooperation = cooperation
        sides = list(cooperation.sides.all())
        self.here = [side.organisation for side in sides if side.side == Side.HERE]
        self.there = [side.organisation for side in sides if side.side == Side.THERE]
        self.themes = list(cooperation.themes.all())

    @property
    def countries(self) -> list[Country]:
        """The partner countries, alphabetically."""
        countries = {organisation.country for organisation in self.there if organisation.country}
        countries.update(self.cooperation.countries.all())
        return sorted(countries, key=lambda country: country.sort_name)

    @property
    def period(self) -> str:
        """« depuis 1995 », « 2012-2017 », « vers 1989 »…; "" when no year is known."""
        start, end = self.cooperation.start_year, self.cooperation.end_year
        if not start:
            return _("until %(year)d") % {"year": end} if end else ""
        precision = self.cooperation.start_precision
        if end and precision == StartPrecision.EXACT:
            return _("%(start)d–%(end)d") % {"start": start, "end": end}
        return ", ".join(
            filter(None, [start_text(start, precision), _("until %(year)d") % {"year": end} if end else ""])
        )


def start_text(year: int, precision: str) -> str:
    """The first year in words that say how sure it is."""
    texts = {
        StartPrecision.APPROXIMATE: _("since about %(year)d"),
        StartPrecision.AT_LATEST: _("since %(year)d at the latest"),
    }
    return texts.get(precision, _("since %(year)d")) % {"year": year}


class Record:
    """What the network knows of an organisation: facts, cooperations, ties, sheets; each empty part is left out."""

    def __init__(self, organisation: Organisation, site_id: int | None = None) -> None:
        """The record of `organisation` as shown on the site `site_id`."""
        self.organisation = organisation
        self.site_id = site_id

    @property
    def canonical_url(self) -> str:
        """The one address of the record."""
        return self.organisation.get_absolute_url()

    @property
    def directory_url(self) -> str:
        """Address of the list of organisations."""
        return search_address(SearchQuery(filters={"type": [DIRECTORY_KIND]}))

    @property
    def description_is_short(self) -> bool:
        """Whether the description stands under the title."""
        return len(self.organisation.description) <= SHORT_DESCRIPTION

    @property
    def logo_alt(self) -> str:
        """Text for those who do not see the logo."""
        return _("Logo: %(name)s") % {"name": self.organisation.name}

    @property
    def has_body(self) -> bool:
        """Whether anything stands under the facts."""
        return bool(self.sections or self.organisation.logo or not self.description_is_short)

    @property
    def facts(self) -> list[Fact]:
        """The facts that are known."""
        return [fact for fact in self._all_facts() if fact.value]

    def _all_facts(self) -> Iterator[Fact]:
        yield Fact(_("Family"), str(self.organisation.family.label), self._level())
        yield self._place()
        yield Fact(_("Founded"), str(self.organisation.founding_year or ""))
        yield Fact(_("Closed"), str(self.organisation.closing_year or ""))
        yield self._website()

    def _level(self) -> str:
        level = self.organisation.get_level_display()
        return _("Level: %(level)s") % {"level": level} if level else ""

    def _place(self) -> Fact:
        place, territory = self.organisation.place, self.organisation.territory
        country = self.organisation.country.name if self.organisation.country else ""
        names = [place, territory.name if territory else "", country]
        known = list(dict.fromkeys(filter(None, names)))
        return Fact(_("Territory"), known[0] if known else "", ", ".join(known[1:]))

    def _website(self) -> Fact:
        url = self.organisation.website
        return Fact(_("Web site"), urlsplit(url).netloc.removeprefix("www."), url=url)

    @cached_property
    def cooperations(self) -> list[CooperationRow]:
        """The cooperations it has a side in, alphabetically."""
        return [CooperationRow(cooperation) for cooperation in cooperations_of(self.organisation)]

    @cached_property
    def networks(self) -> list[Organisation]:
        """What it is a member of."""
        return list(self.organisation.member_of.all())

    @cached_property
    def members(self) -> list[Organisation]:
        """The organisations that are members of it."""
        return list(self.organisation.members.all())

    @property
    def networks_label(self) -> str:
        """Heading of what it is a member of."""
        return _("Member of")

    @property
    def members_label(self) -> str:
        """Heading of its members."""
        return _("Members")

    @cached_property
    def sheets(self) -> SearchPage:
        """The case sheets that name it, newest first, as the search finds them."""
        query = SearchQuery(
            filters={"organisation": [self.organisation.slug], "type": [SHEET_KIND]},
            sort="date",
            page_size=SHOWN_SHEETS,
            site=self.site_id,
        )
        return SearchPage(search(query), search_address())

    @property
    def more_sheets_url(self) -> str:
        """Where all of its sheets are listed, when there are more than shown; "" otherwise."""
        return self.sheets.canonical_url if search_address() and self.sheets.results.total > SHOWN_SHEETS else ""

    @property
    def all_sheets_label(self) -> str:
        """« Les 31 fiches »."""
        total = self.sheets.results.total
        return ngettext("The %(total)d sheet", "All %(total)d sheets", total) % {"total": total}

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """Anchor and heading of each section that is drawn, in order."""
        sections = [
            ("coop", _("Cooperations"), self.cooperations),
            ("reseaux", self.networks_label, self.networks),
            ("membres", self.members_label, self.members),
            ("noms", _("Other and former names"), self.organisation.alias_list),
            ("fiches", _("Case sheets"), self.sheets.hits),
        ]
        return [(anchor, label) for anchor, label, content in sections if content]


def cooperations_of(organisation: Organisation) -> QuerySet[Cooperation]:
    """The cooperations that `organisation` has a side in, with what a row shows."""
    sides = CooperationSide.objects.select_related("organisation__country").order_by("position", "pk")
    cooperations = Cooperation.objects.filter(pk__in=organisation.cooperation_sides.values("cooperation"))
    return cooperations.prefetch_related("themes", "countries", Prefetch("sides", queryset=sides))
