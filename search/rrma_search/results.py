"""What a search gives back: plain, immutable values that pages, feeds, exports and the API are drawn from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from rrma_search.query import SearchQuery
    from rrma_search.stand_ins import StandIn

__all__ = ["Alternative", "FacetValue", "Hit", "SearchResults"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found.

    `level` is 0 for a hit of the strict requirement, n for one found after the requirement was lowered by n groups.
    `highlights` maps "title", "summary" and "body" to HTML with the words found in `<mark>`, made when first read.
    `facets` maps facet names to the document's own values (leaves). `score` compares hits of one search only.
    """

    key: str
    kind: str
    title: str
    url: str
    summary: str
    date: datetime.date | None
    score: float
    level: int
    highlights: Mapping[str, SafeString]
    facets: Mapping[str, tuple[str, ...]]


class FacetValue(NamedTuple):
    """A value of a facet, with the number of results that choosing it opens on.

    `parent` is the value above it, None at the root. `link` is False for a value that every result has: choosing it
    would change nothing. `known` is False for a chosen value that is neither declared nor on any document; its label
    is the value itself. A named tuple: of all that is here, these are made by the hundred for each search.
    """

    value: str
    label: str
    count: int
    selected: bool
    parent: str | None = None
    link: bool = True
    known: bool = True


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another search worth trying where this one found nothing: it has exactly `total` results, more than zero.

    `reason` is "filter" (the search without the value `value`, shown as `label`, of the facet `facet`) or "text" (the
    search for the suggested spelling, which is `label`, under the same filters).
    """

    query: SearchQuery
    reason: str
    label: str
    total: int
    facet: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of hits, and the numbers of the whole set.

    `total` counts every result, `strict_total` those that meet the strict requirement (they come first, whatever the
    order). `level` tells by how many groups the requirement was lowered. `facets` holds every value with a result and
    every chosen value, facet by facet in order of declaration. `page` is the page shown, which is the last one when a
    later page was asked for. `suggestion` is a nearer spelling of the text, "" when there is none; `synonyms` are
    pairs (typed, searched too); `stand_ins` tell what was searched for typed words that no document has; `family` has
    the words that were searched below a rare one, which is all that was typed; `words` is how many words are required,
    all of them or, where there are more than two, most. `degraded` tells that another engine than the chosen one
    answered.
    """

    query: SearchQuery
    total: int = 0
    strict_total: int = 0
    level: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, list[FacetValue]] = field(default_factory=dict)
    page: int = 1
    page_count: int = 0
    engine: str = ""
    degraded: bool = False
    suggestion: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    family: tuple[str, ...] = ()
    words: int = 0
    alternatives: tuple[Alternative, ...] = ()

    @property
    def widened_total(self) -> int:
        """How many results meet a lowered requirement only."""
        return self.total - self.strict_total

    @property
    def first_widened_page(self) -> int | None:
        """The page where the widened results begin; None when there are none."""
        return self.strict_total // self.query.page_size + 1 if self.widened_total else None

    @property
    def first_rank(self) -> int:
        """The rank of the first hit of this page, from 1; 0 when there is none."""
        return (self.page - 1) * self.query.page_size + 1 if self.hits else 0

    @property
    def last_rank(self) -> int:
        """The rank of the last hit of this page; 0 when there is none."""
        return self.first_rank + len(self.hits) - 1 if self.hits else 0
