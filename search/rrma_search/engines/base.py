"""What engines do: answer searches with ids and counts; those in the database take the rows of the projection too."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from rrma_search.facets import FacetLabel
    from rrma_search.matching import ParsedQuery
    from rrma_search.models import IndexedDocument
    from rrma_search.query import SearchQuery

__all__ = [
    "WIDEN_BELOW",
    "EmbeddedEngine",
    "Engine",
    "EngineHit",
    "EngineRequest",
    "EngineResults",
    "EngineUnavailable",
    "page_count",
]

WIDEN_BELOW = 10
"""The requirement is lowered while fewer documents than this meet it."""


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """A search as an engine needs it.

    `vocabularies` maps every declared facet to its values: parents come from there. `version` is the last number of
    the projection, `now` (aware) decides what has expired. `without` are documents that an engine beside the database
    has though they are no longer public.
    """

    query: SearchQuery
    parsed: ParsedQuery
    vocabularies: Mapping[str, Mapping[str, FacetLabel]]
    version: int
    now: datetime.datetime
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A row of the projection (its `pk`), its score, and by how many groups the requirement was lowered for it."""

    id: int
    score: float
    level: int


@dataclass(frozen=True, slots=True)
class EngineResults:
    """The hits of one page, and the numbers of the whole set.

    `counts` maps facet names to the number of results of each value, ancestors included, zeros left out; the choice
    made in a facet does not change its own counts. `known` tells, facet by facet, which chosen values some document
    of the index has, be it through a value below. `fewest` is how many documents have the group or phrase of
    the text that fewest have, whatever is chosen; None where the text asks for none.
    """

    total: int
    strict_total: int
    level: int
    page: int
    page_count: int
    hits: tuple[EngineHit, ...]
    counts: Mapping[str, Mapping[str, int]]
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fewest: int | None = None

    @property
    def unmatched(self) -> bool:
        """Whether some group or phrase of the text is in no document at all: it may be misspelt."""
        return self.fewest == 0


class EngineUnavailable(Exception):
    """An engine outside the database has no answer to give just now: never taken for an empty one."""


class Engine(ABC):
    """What answers searches; it never raises for what a visitor typed.

    One that asks a server raises `EngineUnavailable` for whatever the server, or the way to it, does wrong.
    """

    name: ClassVar[str]

    @abstractmethod
    def search(self, request: EngineRequest) -> EngineResults:
        """One page of hits and every count."""

    @abstractmethod
    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        """How many results each of `queries` has; all have the text of `request`, their filters are their own."""


class EmbeddedEngine(Engine):
    """An engine with its index in the database of the projection, always up to date.

    Writing methods are called inside the transaction that writes the rows.
    """

    @abstractmethod
    def index(self, rows: Sequence[IndexedDocument]) -> None:
        """Take `rows` in, new or changed; rows that are `deleted` are taken out."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Take the rows of these primary keys out; unknown ones are ignored."""

    @abstractmethod
    def clear(self) -> None:
        """Take everything out."""

    @abstractmethod
    def optimize(self) -> None:
        """Put in order what was written in many pieces, after much was: searches read it quicker."""

    @abstractmethod
    def numbers(self) -> set[int]:
        """The primary keys of the rows that the index has, as it stands."""

    @abstractmethod
    def words(self, version: int) -> Mapping[str, int]:
        """Every unstemmed, folded word of the index with the number of documents that have it (nearly exact).

        `version` is the last number of the projection: what was read at it may be given again.
        """

    @abstractmethod
    def surfaces(self, words: Sequence[str]) -> Mapping[str, str]:
        """Each of `words` as some document writes it, accents kept; words of no document are left out."""


def page_count(total: int, page_size: int, maximum: int) -> int:
    """How many pages `total` results take, at most `maximum`; 0 when there is none."""
    return min(-(-total // page_size), maximum)
