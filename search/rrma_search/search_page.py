"""What the search page shows: results put into the words, links and rows that its template draws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from django.http import HttpRequest
from django.template.base import Template
from django.template.loader import select_template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .addresses import LinkedLabel, value_address
from .canonical import absolute_address
from .facet_drawing import DrawnFacet, draw_facets
from .hit_markup import places_markup, title_markup
from .kinds import get_kind
from .listings import EVERYTHING, Listing
from .query import MAX_PAGE, SearchQuery
from .results import Alternative, FacetValue, Hit, SearchResults
from .shapes import Shapes, shapes_of
from .structured_data import item_list
from .typography import inside_guillemets

__all__ = ["Chip", "Outlook", "PageLink", "SearchPage", "ShownHit"]

WIDENED_ANCHOR = "approchants"
RESULTS_ANCHOR = "resultats"

_SORT_LABELS = {"relevance": gettext_lazy("relevance"), "date": gettext_lazy("date"), "title": gettext_lazy("title")}
_KIND_IN_TEMPLATE_NAME = re.compile(r"[a-z0-9_-]{1,50}")


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter: « Pays : Sénégal », and the address of the search without it."""

    facet: str
    label: str
    url: str
    known: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """An entry of the pager; `url` is empty for the page shown and for a gap (whose `label` is empty too)."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with what its template needs: the kind's name, names of places, the text under its title."""

    hit: Hit
    kind_label: str
    places: tuple[LinkedLabel, ...]
    excerpt: str
    template: Template

    @property
    def title(self) -> SafeString:
        """The title as HTML, the words found marked, leading to the document."""
        return title_markup(self.hit)

    @property
    def place_links(self) -> SafeString:
        """The places as HTML, a span each, leading to their pages; "" for none."""
        return places_markup(self.places)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A search that has results where this one has none: what is dropped, what remains, how many, its address."""

    label: str
    remains: str
    total: int
    url: str


class SearchPage:
    """One page of a search at `address` (the path of the listing that shows it)."""

    def __init__(
        self, results: SearchResults, address: str, unfiltered_total: int = 0, listing: Listing = EVERYTHING
    ) -> None:
        """Show `results`; `unfiltered_total` is how many results the text alone has, where that was looked up."""
        self.results = results
        self.listing = listing
        self.query: SearchQuery = listing.stripped(results.query)
        self.address = address
        self._unfiltered_total = unfiltered_total
        self._values = {name: {value.value: value for value in values} for name, values in results.facets.items()}
        # Hits of a page share kinds and places: what is told of these is worked out once.
        self._link = cache(partial(_link, self._values))
        self._label, self._template = cache(_label), cache(_template)

    def url(self, query: SearchQuery) -> str:
        """The one address of `query`."""
        parameters = self.listing.stripped(query).to_query_string()
        return f"{self.address}?{parameters}" if parameters else self.address

    @cached_property
    def canonical_url(self) -> str:
        """The one address of this search."""
        return self.url(self.query)

    @property
    def count_text(self) -> str:
        """« 23 résultats », or that there is none."""
        return self.total_text if self.results.total else self.none_text

    @property
    def total_text(self) -> str:
        """How many results there are, in words: « 23 résultats »."""
        total = self.results.total
        return ngettext("%(total)s result", "%(total)s results", total) % {"total": total}

    @property
    def _quoted(self) -> str:
        return inside_guillemets(self.query.text)

    @property
    def none_text(self) -> str:
        """That there is no result, in words."""
        return _("No result for “%(text)s”") % {"text": self._quoted} if self._quoted else _("No result")

    @property
    def title(self) -> str:
        """Title of the document: what is searched, and how many there are."""
        return _("%(subject)s: %(value)s") % {"subject": self.subject, "value": self.total_text}

    @property
    def subject(self) -> str:
        """What is searched, in words: « “eau”, Pays : Sénégal »; the name of the listing for everything."""
        text = [_("“%(text)s”") % {"text": self._quoted}] if self._quoted else []
        return ", ".join([*text, *(chip.label for chip in self.chips[:3])]) or str(self.listing.title)

    @cached_property
    def shapes(self) -> Shapes:
        """The addresses of the same search as files and as a feed."""
        return shapes_of(self.listing.asked(self.query))

    def structured_data(self, request: HttpRequest) -> Mapping[str, Any]:
        """The results of this page as machines read a list: their addresses, in their order."""
        addresses = [absolute_address(request, hit.url) for hit in self.results.hits if hit.url]
        return item_list(self.results.total, self.results.first_rank, addresses)

    @cached_property
    def chips(self) -> list[Chip]:
        """The active filters, each with the address of the search without it."""
        return [
            Chip(name, self._filter_label(name, value), self.url(self.query.without_filter(name, value)), known)
            for name, value in self.query.filters.pairs()
            for known in [self._value_known(name, value)]
        ]

    @property
    def clear_url(self) -> str:
        """The search for the text alone."""
        return self.url(self.query.without_filters())

    @cached_property
    def facets(self) -> list[DrawnFacet]:
        """The facets to draw, in their order."""
        return draw_facets(self.listing.drawn(), self.results.facets, self.listing.labels)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Filters that no box of the form stands for: they go along as hidden fields."""
        drawn = {facet.name for facet in self.facets}
        return [(name, value) for name, value in self.query.filters.pairs() if name not in drawn]

    @cached_property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """The orders on offer: value, label, whether it is the one in use."""
        offered = self.listing.offered_sorts(self.query)
        return [(sort, self.sort_label(sort), sort == self.results.query.sort) for sort in offered]

    def sort_label(self, sort: str) -> str:
        """The name of an order."""
        return str(_SORT_LABELS[sort])

    @cached_property
    def hits(self) -> list[ShownHit]:
        """The hits that meet the strict requirement, of this page."""
        return [self.shown(hit) for hit in self.results.hits if hit.level == 0]

    @cached_property
    def widened_hits(self) -> list[ShownHit]:
        """The hits of this page that meet a lowered requirement only."""
        return [self.shown(hit) for hit in self.results.hits if hit.level > 0]

    @property
    def first_widened_rank(self) -> int:
        """The rank of the first widened hit of this page, from 1."""
        return self.results.first_rank + len(self.hits)

    @property
    def widened_url(self) -> str:
        """Where the widened results begin, "" when there are none."""
        page = self.results.first_widened_page
        return f"{self._page_url(page)}#{WIDENED_ANCHOR}" if page and page <= MAX_PAGE else ""

    @property
    def strict_url(self) -> str:
        """Where the strict results begin, "" when there are none."""
        return f"{self._page_url(1)}#{RESULTS_ANCHOR}" if self.results.strict_total else ""

    @cached_property
    def pages(self) -> list[PageLink]:
        """The pager: first, last, and the neighbours of this page, with gaps; empty when one page holds all."""
        last = min(self.results.page_count, MAX_PAGE)
        return list(self._page_links(last)) if last > 1 else []

    @cached_property
    def previous_url(self) -> str:
        """The page before this one, "" for none."""
        return self._page_url(self.results.page - 1) if self.results.page > 1 else ""

    @cached_property
    def next_url(self) -> str:
        """The page after this one, "" for none."""
        last = min(self.results.page_count, MAX_PAGE)
        return self._page_url(self.results.page + 1) if self.results.page < last else ""

    @property
    def spelling(self) -> Outlook | None:
        """The nearest spelling that has results, None when there is none."""
        return next((self._outlook(other) for other in self.results.alternatives if other.reason == "text"), None)

    @property
    def suggestion_url(self) -> str:
        """The same search for the nearest spelling, "" when there is none."""
        return self.url(self.query.with_text(self.results.suggestion)) if self.results.suggestion else ""

    @property
    def without_filter(self) -> list[Outlook]:
        """What the search finds without one of its filters, for each that stands in the way, then without any."""
        found = [
            self._outlook(other)
            for other in self.results.alternatives
            if other.reason == "filter" and other.facet not in self.listing.fixed
        ]
        if self._unfiltered_total:
            found.append(Outlook(_("All the filters"), self.query.text, self._unfiltered_total, self.clear_url))
        return found

    @property
    def lists(self) -> list[LinkedLabel]:
        """The facets whose values are listed somewhere: where to go from a search that finds nothing."""
        listed = ((self.listing.label(name), facet.list_address()) for name, facet in self.listing.drawn().items())
        return [LinkedLabel(str(label), url) for label, url in listed if url]

    @property
    def elsewhere(self) -> Alternative | None:
        """The same search without what this listing fixes, None where that finds nothing (or nothing is fixed)."""
        return next((other for other in self.results.alternatives if other.facet in self.listing.fixed), None)

    def _outlook(self, other: Alternative) -> Outlook:
        if other.reason == "text":
            return Outlook(other.label, "", other.total, self.url(other.query))
        remains = [value.label for value in self._chosen() if value != self._value(other.facet, other.value)]
        return Outlook(
            self._filter_label(other.facet, other.value), ", ".join(remains), other.total, self.url(other.query)
        )

    def _chosen(self) -> list[FacetValue]:
        return [self._value(name, value) for name, value in self.query.filters.pairs()]

    def _value(self, name: str, value: str) -> FacetValue:
        unknown = FacetValue(value, value, 0, True, known=False)
        return self._values.get(name, {}).get(value, unknown)

    def _value_known(self, name: str, value: str) -> bool:
        return self._value(name, value).known

    def _filter_label(self, name: str, value: str) -> str:
        label = self.listing.label(name)
        return _("%(subject)s: %(value)s") % {"subject": label, "value": self._value(name, value).label}

    def _page_url(self, number: int) -> str:
        return self.url(self.query.with_page(number))

    def _page_links(self, last: int) -> Iterator[PageLink]:
        current = self.results.page
        numbers = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
        before = 0
        for number in numbers:
            if number > before + 1:
                yield PageLink("")
            yield PageLink(str(number), "" if number == current else self._page_url(number))
            before = number

    def shown(self, hit: Hit) -> ShownHit:
        """`hit` with what its template needs."""
        return ShownHit(
            hit=hit,
            kind_label=self._label(hit.kind),
            places=tuple(self._link("country", code) for code in hit.facets.get("country", ())[:3]),
            excerpt=_excerpt(hit),
            template=self._template(hit.kind),
        )


def _link(values: Mapping[str, Mapping[str, FacetValue]], name: str, value: str) -> LinkedLabel:
    known = values.get(name, {}).get(value)
    return LinkedLabel(known.label if known else value, value_address(name, value))


def _label(kind: str) -> str:
    return str(get_kind(kind).label)


def _template(kind: str) -> Template:
    names = ["rrma_search/hits/default.html"]
    if _KIND_IN_TEMPLATE_NAME.fullmatch(kind):
        names.insert(0, f"rrma_search/hits/{kind}.html")
    # A template object of the engine itself, which {% include %} draws without a request of its own.
    return select_template(names).template


def _excerpt(hit: Hit) -> str:
    """The text under the title: the summary, unless the words found are in the body alone."""
    summary = hit.highlights.get("summary", "") or ""
    if "<mark>" in summary:
        return summary  # without looking for the words in the body
    body = hit.highlights.get("body", "") or ""
    return summary if summary and "<mark>" not in body else body
