"""The list of guides: what the search knows of them, narrowed by audience and level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rrma_pages.teasers import Teaser, teasers_of
from rrma_search.keeping import site_of
from rrma_search.page_model import Page
from rrma_search.query import SearchQuery
from rrma_search.results import SearchResults
from rrma_search.service import search

__all__ = ["Filter", "FilterLink", "GuideList", "build"]

KIND = "guide"
PAGE_SIZE = 24
PARAMETERS: Mapping[str, str] = {"audience": "audience", "niveau": "guide_level"}
"""Parameter of the address → facet."""


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A value to narrow the list by: its label, the list it leads to, how many guides are there, whether chosen."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to narrow the list: its name, and its values that some guide has; the first link is to all of them."""

    label: str
    links: tuple[FilterLink, ...]


class GuideList:
    """One page of the list of guides at `address`."""

    def __init__(self, address: str, results: SearchResults) -> None:
        """Show `results`, guides in the order of their titles."""
        self.address = address
        self.results = results
        self._chosen = {
            parameter: results.query.filters[facet][0]
            for parameter, facet in PARAMETERS.items()
            if facet in results.query.filters
        }

    @property
    def total(self) -> int:
        """How many guides there are, as narrowed."""
        return self.results.total

    @property
    def narrowed(self) -> bool:
        """Whether an audience or a level is chosen."""
        return bool(self._chosen)

    @cached_property
    def teasers(self) -> list[Teaser]:
        """The guides of this page of the list."""
        return teasers_of(self.results.hits)

    @cached_property
    def filters(self) -> list[Filter]:
        """By audience and by level; one that would change nothing is left out."""
        labels = {"audience": _("For whom"), "niveau": pgettext("guide", "Level")}
        found = [self._filter(parameter, label) for parameter, label in labels.items()]
        return [each for each in found if len(each.links) > 1]

    @property
    def url(self) -> str:
        """The one address of this page of the list."""
        return self._url(self._chosen, self.results.page)

    @property
    def previous_url(self) -> str:
        """The page before this one, "" for none."""
        return self._url(self._chosen, self.results.page - 1) if self.results.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after this one, "" for none."""
        return self._url(self._chosen, self.results.page + 1) if self.results.page < self.results.page_count else ""

    def _filter(self, parameter: str, label: str) -> Filter:
        others = {name: value for name, value in self._chosen.items() if name != parameter}
        chosen = self._chosen.get(parameter)
        links = [
            FilterLink(value.label, self._url({**others, parameter: value.value}), value.count, value.value == chosen)
            for value in self.results.facets.get(PARAMETERS[parameter], [])
            if value.known
        ]
        everything = FilterLink(pgettext("guides", "All"), self._url(others), 0, chosen is None)
        return Filter(label, (everything, *links) if links else ())

    def _url(self, parameters: Mapping[str, str], page: int = 1) -> str:
        pairs = [*parameters.items(), *([("page", str(page))] if page > 1 else [])]
        return f"{self.address}?{urlencode(pairs)}" if pairs else self.address


def build(index: Page, request: HttpRequest) -> GuideList:
    """The list at `index` that the address of `request` asks for: one search; what it does not know finds nothing."""
    site = site_of(request)
    filters = {facet: [request.GET.get(parameter, "")] for parameter, facet in PARAMETERS.items()}
    query = SearchQuery(
        filters={"type": [KIND], **{name: value for name, value in filters.items() if value[0]}},
        sort="title",
        page=_number(request.GET.get("page", "")),
        page_size=PAGE_SIZE,
        site=site.pk if site else None,
    )
    return GuideList(index.get_url(request) or "", search(query))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 1
