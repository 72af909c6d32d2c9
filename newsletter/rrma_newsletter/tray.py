"""What an editor may pick for a letter: what is new, what was never in a letter, what is to come, or a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rrma_directory.models import Organisation
from rrma_newsletter import sources
from rrma_newsletter.choices import Cadence
from rrma_newsletter.models import NewsletterPage, PickedSource
from rrma_search.facets import get_facets
from rrma_search.kinds import get_kind
from rrma_search.page_model import Page
from rrma_search.query import MAX_PAGE_SIZE, SearchQuery
from rrma_search.results import FacetValue, Hit, SearchResults
from rrma_search.service import search

__all__ = ["SHELVES", "Row", "Tray", "key_of"]

NEW, UNSEEN, COMING, ALL = "new", "unseen", "coming", "all"
SHELVES: dict[str, str | Promise] = {
    NEW: _("Since the last letter"),
    UNSEEN: _("Never in a letter"),
    COMING: _("Before the next letter"),
    ALL: _("Everything"),
}
OFFERED = ("type", "theme", "country", "keyword", "region", "year")
"""The facets that narrow the tray."""
SHOWN = 30
DAYS = {Cadence.MONTHLY: 31, Cadence.QUARTERLY: 92, Cadence.FREE: 31}
"""About how many days later the next letter of each cadence appears."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something to pick: its key as a source, whether the draft has it already, the letters it appeared in."""

    key: str
    hit: Hit
    kind: str
    is_in: bool
    appeared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet to narrow the tray by."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


class Tray:
    """The tray beside the draft `letter`, as the parameters of its page ask: `shelf`, and those of any search."""

    def __init__(self, letter: NewsletterPage, parameters: QueryDict) -> None:
        """Show for `letter` what `parameters` ask for; what they have wrong is left out."""
        self.letter = letter
        self._asked_shelf = parameters.get("shelf", "")
        site = letter.get_site()
        asked = SearchQuery.from_querydict(parameters, site=site.pk if site else None, page_size=MAX_PAGE_SIZE)
        self.query = asked if asked.text else asked.with_sort("date")

    @cached_property
    def shelf(self) -> str:
        """The shelf that was asked for; by itself what is new, or what was never in a letter where nothing is new."""
        if self._asked_shelf in SHELVES:
            return self._asked_shelf
        return NEW if any(self._fits(row, NEW) for row in self._found) else UNSEEN

    @cached_property
    def results(self) -> SearchResults:
        """What the search has for it."""
        return search(self.query)

    @cached_property
    def previous(self) -> NewsletterPage | None:
        """The last published letter of the same cadence before this one."""
        before = NewsletterPage.objects.live().filter(cadence=self.letter.cadence, date__lt=self.letter.date)
        return before.exclude(pk=self.letter.pk).order_by("-date").first()

    @property
    def next_day(self) -> dt.date:
        """When the next letter is about to appear."""
        return self.letter.date + dt.timedelta(days=DAYS[Cadence(self.letter.cadence)])

    @cached_property
    def rows(self) -> list[Row]:
        """What is on the shelf, the first ones."""
        return self._fitting[:SHOWN]

    @property
    def total(self) -> int:
        """How much is on the shelf."""
        return len(self._fitting)

    @cached_property
    def choices(self) -> list[Choice]:
        """The facets that have something to choose."""
        facets = get_facets()
        found = (
            Choice(name, str(facets[name].label), tuple(self.results.facets.get(name, ())))
            for name in OFFERED
            if name in facets
        )
        return [choice for choice in found if choice.values]

    @cached_property
    def _fitting(self) -> list[Row]:
        return [row for row in self._found if self._fits(row, self.shelf)]

    @cached_property
    def _found(self) -> list[Row]:
        keyed = [(key, hit) for hit in self.results.hits if (key := key_of(hit.key))]
        appeared = letters_by_key(key for key, _hit in keyed)
        inside = set(sources.keys_of(self.letter))
        return [
            Row(key, hit, str(get_kind(hit.kind).label), key in inside, tuple(appeared.get(key, ())))
            for key, hit in keyed
        ]

    def _fits(self, row: Row, shelf: str) -> bool:
        day = row.hit.date
        if shelf == NEW:
            since = self.previous.date if self.previous else dt.date.min
            return day is not None and since < day <= self.letter.date
        if shelf == COMING:
            return day is not None and self.letter.date < day <= self.next_day
        return shelf == ALL or not row.appeared


def key_of(document: str) -> str:
    """The key as a source of what the search document `document` shows; "" for what no letter can be drawn from."""
    label, _colon, pk = document.partition(":")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return ""
    if issubclass(model, Organisation):
        return f"organisation:{pk}"
    drawn = issubclass(model, Page) and hasattr(model, "teaser") and not issubclass(model, NewsletterPage)
    return f"page:{pk}" if drawn else ""


def letters_by_key(keys: Iterable[str]) -> dict[str, list[str]]:
    """The titles of the published letters in which each of `keys` appeared, the newest first."""
    found: dict[str, list[str]] = {}
    rows = PickedSource.objects.filter(key__in=list(keys), featured=True, letter__live=True)
    for key, title in rows.order_by("-letter__date").values_list("key", "letter__title"):
        found.setdefault(key, []).append(title)
    return found
