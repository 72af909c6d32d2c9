"""Listings: pages that each show the search in a way of their own, under an address of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .facets import Facet, get_facet, get_facets
from .keeping import site_of
from .query import DEFAULT_SORT, MAX_FILTERS, SORTS, Filters, SearchQuery

__all__ = ["EVERYTHING", "Listing"]

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page of results offers: its name, the facets it draws, the orders it knows, what it never leaves.

    `facets` names the facets drawn, in their order; empty, all those that are drawn by themselves. `unboxed` names
    further facets that filter here without boxes; `labels` are other names of facets, for readers of this page alone.
    `fixed` are filters that every search of this page has and that no address shows. `sort` orders a search without
    words. `all_label` names the way to everything that is listed.
    """

    title: Label
    all_label: Label
    facets: tuple[str, ...] = ()
    unboxed: tuple[str, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=Filters)
    sort: str = DEFAULT_SORT
    sorts: tuple[str, ...] = SORTS

    def drawn(self) -> dict[str, Facet]:
        """The facets that are drawn here, by name, in their order."""
        declared = get_facets()
        if not self.facets:
            return {name: facet for name, facet in declared.items() if facet.drawn}
        return {name: declared[name] for name in self.facets if name in declared}

    def label(self, name: str) -> Label:
        """What the facet `name` is called here; a facet that nobody declared is its own label."""
        facet = get_facet(name)
        return self.labels.get(name) or (facet.label if facet else name)

    def read(self, parameters: QueryDict, site: int | None = None, language: str | None = None) -> SearchQuery:
        """The search that the parameters of an address ask for here; what this page does not know is left out."""
        query = SearchQuery.from_querydict(parameters, self._parameters(), site=site, language=language)
        known = query if query.sort in self.sorts else query.with_sort(DEFAULT_SORT).with_page(query.page)
        return self.stripped(self.asked(known))

    def requested(self, request: HttpRequest) -> SearchQuery:
        """The search that the address of `request` asks for, on its site and in its language."""
        site = site_of(request)
        language = get_language() if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else None
        return self.read(request.GET, site=site.pk if site else None, language=language)

    def asked(self, query: SearchQuery) -> SearchQuery:
        """What the search is asked for the address `query`: with what is fixed, in the order of this page."""
        room = MAX_FILTERS - sum(map(len, self.fixed.values()))
        pairs = groupby(query.filters.pairs()[:room], itemgetter(0))
        filters = {name: [value for _name, value in group] for name, group in pairs}
        return replace(query, filters=Filters({**filters, **self.fixed}), sort=self._order(query))

    def stripped(self, query: SearchQuery) -> SearchQuery:
        """The search `query` as its address has it: without what is fixed or goes without saying."""
        usual = DEFAULT_SORT if query.text else self.sort
        sort = DEFAULT_SORT if query.sort == usual else query.sort
        if sort == query.sort and self.fixed.keys().isdisjoint(query.filters):
            return query
        filters = Filters({name: values for name, values in query.filters.items() if name not in self.fixed})
        return replace(query, filters=filters, sort=sort)

    def offered_sorts(self, query: SearchQuery) -> tuple[str, ...]:
        """The orders to choose from for `query`; without words nothing is more relevant than anything else."""
        by_words = query.text or self.sort == DEFAULT_SORT
        return tuple(sort for sort in self.sorts if by_words or sort != DEFAULT_SORT)

    def _order(self, query: SearchQuery) -> str:
        return self.sort if query.sort == DEFAULT_SORT and not query.text else query.sort

    def _parameters(self) -> Mapping[str, Facet]:
        declared = get_facets()
        if not self.facets:
            return declared
        return {name: facet for name, facet in declared.items() if name in (*self.facets, *self.unboxed)}


EVERYTHING = Listing(title=_("Search"), all_label=_("See all the contents"))
"""The search page: every document, every facet that is drawn by itself."""
