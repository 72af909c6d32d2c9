"""The columns of an exported search: their names never change with the language, docs/api.md tells what each holds.

First what a reader wants, each facet by the labels of its values; then, at the right end, the keys that stand for them
in addresses.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rrma_search.exports.cells import one_line
from rrma_search.facet_lists import Vocabularies, value_label
from rrma_search.facets import get_facets
from rrma_search.kinds import get_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from rrma_search.results import Hit

__all__ = ["KEY_SUFFIX", "SEPARATOR", "Cell", "Columns"]

SEPARATOR = " | "
KEY_SUFFIX = "_key"

FIRST = ("type", "title", "summary", "date", "url", "widened")
LAST = ("id", f"type{KEY_SUFFIX}")
DERIVED = frozenset({"type", "year"})
"""Facets that the first columns tell already."""

Cell = str | int | datetime.date | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one export; `absolute` completes an address of the site, `identify` names a document for ever."""

    facets: tuple[str, ...]
    absolute: Callable[[str], str]
    identify: Callable[[str], str]

    @classmethod
    def of_declared_facets(cls, absolute: Callable[[str], str], identify: Callable[[str], str]) -> Columns:
        """Columns for every facet that the installed apps declare, drawn or not, in their order."""
        return cls(tuple(name for name in get_facets() if name not in DERIVED), absolute, identify)

    @property
    def names(self) -> list[str]:
        """The header."""
        return [*FIRST, *self.facets, *LAST, *(f"{name}{KEY_SUFFIX}" for name in self.facets)]

    def row(self, hit: Hit, vocabularies: Vocabularies) -> list[Cell]:
        """The cells of `hit`; a value that `vocabularies` does not name is its own label."""
        kind = one_line(str(get_kind(hit.kind).label))
        url = self.absolute(hit.url) if hit.url else ""
        return [
            *(kind, one_line(hit.title), one_line(hit.summary), hit.date, url, hit.level),
            *(_labels(hit, name, vocabularies) for name in self.facets),
            *(self.identify(hit.key), hit.kind),
            *(SEPARATOR.join(hit.facets.get(name, ())) for name in self.facets),
        ]


def _labels(hit: Hit, name: str, vocabularies: Vocabularies) -> str:
    values = hit.facets.get(name, ())
    return SEPARATOR.join(one_line(value_label(vocabularies, name, value)) for value in values)
