"""What the home page reads from the search: latest sheets, ways in with their counts, figures of the network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_directory.world_map import WorldMap
from rrma_pages.layout import DIRECTORY_KIND
from rrma_pages.teasers import Teaser, teasers_of
from rrma_search.addresses import search_address
from rrma_search.engines.collation import title_key
from rrma_search.keeping import site_of
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue, SearchResults
from rrma_search.service import search

__all__ = ["Choice", "Entry", "EntryList", "Figure", "Front", "build"]

SHEET_KIND = "case-sheet"
LATEST = 5
ENTRIES = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A way into the search: what it is called, its address, and how many results it opens on."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class EntryList:
    """Ways in of one sort, the most frequent first; `others` is how many more the search offers at `url`."""

    label: str
    entries: tuple[Entry, ...]
    others: int
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list, with those below it."""

    value: str
    label: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure of the network: what is counted, how many, in words."""

    label: str
    number: str
    text: str


class Front:
    """The answers of one search among the sheets of a site, put into what the home page shows."""

    def __init__(self, results: SearchResults) -> None:
        """Show `results`: the newest sheets of a site, with every facet."""
        self.results = results

    @property
    def search_url(self) -> str:
        """Address of the search page, "" where the host does not serve it."""
        return search_address()

    @property
    def total(self) -> int:
        """How many sheets there are."""
        return self.results.total

    @property
    def all_url(self) -> str:
        """Address of all the sheets in the search."""
        return search_address(self._base)

    @cached_property
    def latest(self) -> list[Teaser]:
        """The newest sheets, the newest first."""
        return teasers_of(self.results.hits)

    @cached_property
    def entry_lists(self) -> list[EntryList]:
        """Ways in by keyword and theme; a list with nothing in it is left out."""
        labels = {"keyword": _("By keyword"), "theme": _("By theme")}
        lists = (self._entry_list(name, label) for name, label in labels.items())
        return [entry_list for entry_list in lists if entry_list.entries]

    @cached_property
    def world_map(self) -> WorldMap:
        """The way in by country: the sheets on a map of the world."""
        return WorldMap.of(
            self._values("country"), lambda code: search_address(self._base.with_filter("country", code))
        )

    @property
    def countries(self) -> tuple[Choice, ...]:
        """Countries that have a sheet, by continent, by name."""
        return self._choices("country")

    @property
    def themes(self) -> tuple[Choice, ...]:
        """Themes that have a sheet, by the theme above them, by name."""
        return self._choices("theme")

    @property
    def hints(self) -> list[Entry]:
        """A few searches that are sure to find something."""
        lists = [*self.entry_lists, self._entry_list("country", _("By country"))]
        return [entry for entry_list in lists for entry in entry_list.entries[:2]][:5]

    @cached_property
    def figures(self) -> list[Figure]:
        """How many sheets, partner countries, organisations, and sheets that name an obstacle; no zero."""
        figures = (self._sheets(), self._countries(), self._organisations(), self._obstacles())
        return [figure for figure in figures if figure is not None]

    @property
    def _base(self) -> SearchQuery:
        """The sheets, in no order asked for."""
        return SearchQuery(filters={"type": [SHEET_KIND]}, site=self.results.query.site)

    def _values(self, name: str) -> list[FacetValue]:
        return [value for value in self.results.facets.get(name, []) if value.count and value.known]

    def _leaves(self, name: str) -> list[FacetValue]:
        values = self._values(name)
        parents = {value.parent for value in values}
        return [value for value in values if value.value not in parents]

    def _entry_list(self, name: str, label: str) -> EntryList:
        values = sorted((value for value in self._leaves(name) if value.link), key=lambda value: -value.count)
        entries = tuple(
            Entry(value.label, search_address(self._base.with_filter(name, value.value)), value.count)
            for value in values[:ENTRIES]
        )
        return EntryList(label, entries, len(values) - len(entries), self.all_url)

    def _choices(self, name: str) -> tuple[Choice, ...]:
        values = self._values(name)
        return _tree(values, {value.value for value in values}, None)

    def _count(self, name: str, value: str) -> int:
        return next((found.count for found in self._values(name) if found.value == value), 0)

    def _sheets(self) -> Figure | None:
        text = ngettext("practice sheet", "practice sheets", self.total)
        return _figure(_("Practice sheets"), self.total, text)

    def _countries(self) -> Figure | None:
        number = len(self._leaves("country"))
        return _figure(_("Partner countries"), number, ngettext("partner country", "partner countries", number))

    def _organisations(self) -> Figure | None:
        number = self._count("type", DIRECTORY_KIND)
        text = ngettext("organisation in the directory", "organisations in the directory", number)
        return _figure(_("Organisations"), number, text)

    def _obstacles(self) -> Figure | None:
        number = self._count("lesson", "obstacle")
        text = ngettext("sheet names an obstacle", "sheets name an obstacle", number)
        share = _("%(number)s of %(total)s") % {"number": number, "total": self.total}
        return Figure(_("Sheets that tell a difficulty"), share, text) if number else None


def build(request: HttpRequest) -> Front:
    """What the search knows of the site of `request`: one search, whatever the page shows."""
    site = site_of(request)
    query = SearchQuery(filters={"type": [SHEET_KIND]}, sort="date", page_size=LATEST, site=site.pk if site else None)
    return Front(search(query))


def _figure(label: str, number: int, text: str) -> Figure | None:
    return Figure(label, str(number), text) if number else None


def _tree(values: Iterable[FacetValue], known: set[str], parent: str | None) -> tuple[Choice, ...]:
    """The values below `parent`, by label; those whose own parent is not among the values stand at the root."""
    own = [value for value in values if (value.parent if value.parent in known else None) == parent]
    return tuple(
        Choice(value.value, value.label, _tree(values, known, value.value) if value.value != parent else ())
        for value in sorted(own, key=lambda value: title_key(value.label))
    )
