"""What a visitor asks for: one immutable, bounded value that every engine, view and link is made from.

Two searches that mean the same are equal and have the same address, whatever order or number of times their
parameters were given in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

MAX_TEXT_LENGTH = 200
MAX_FILTERS = 40
MAX_VALUE_LENGTH = 100
MAX_PAGE = 500
MAX_PAGE_SIZE = 500
DEFAULT_PAGE_SIZE = 20
DEFAULT_SORT = "relevance"
SORTS = ("relevance", "date", "title")

TEXT_PARAMETER = "q"
SORT_PARAMETER = "sort"
PAGE_PARAMETER = "page"

# Input beyond this is not even looked at: cleaning 100 kB to keep 200 characters is work for nothing.
_READ_LIMIT = 10 * MAX_TEXT_LENGTH
# Characters that turn the direction of what stands around them on the page.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Filters(Mapping[str, tuple[str, ...]]):
    """Facet name → chosen values, immutable, hashable and in canonical order; equal to a dict of the same content."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, str | Iterable[str]] | None = None) -> None:
        """Clean, sort and bound ``values``: blanks and duplicates are dropped, at most ``MAX_FILTERS`` values stay."""
        self._values = _bounded(_clean_filters(values or {}))

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Chosen values of one facet; raises ``KeyError`` when there are none."""
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Facet names, sorted."""
        return iter(self._values)

    def __len__(self) -> int:
        """How many facets have a chosen value."""
        return len(self._values)

    def __hash__(self) -> int:
        """Hash of the content: names and values are sorted already."""
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        """Show as the dict it stands for."""
        return repr(self._values)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (facet name, value), in canonical order."""
        return tuple((name, value) for name, values in self._values.items() for value in values)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search: text, filters, order and page.

    ``text`` is at most 200 characters, ``filters`` at most 40 values, ``page`` between 1 and 500; anything beyond is
    brought back within these bounds rather than refused. ``site`` is a site's id, ``language`` a language code; both
    are the caller's and not part of the address. OR inside a facet, AND across facets.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=Filters)
    sort: str = DEFAULT_SORT
    page: int = 1
    page_size: int = DEFAULT_PAGE_SIZE
    site: int | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Bring every field into its canonical, bounded form."""
        canonical = {
            "text": clean_text(self.text, MAX_TEXT_LENGTH),
            "filters": self.filters if isinstance(self.filters, Filters) else Filters(self.filters),
            "sort": self.sort if self.sort in SORTS else DEFAULT_SORT,
            "page": _bounded_number(self.page, 1, MAX_PAGE),
            "page_size": _bounded_number(self.page_size, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
        }
        for name, value in canonical.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_querydict(
        cls, querydict: QueryDict | str, facets: Mapping[str, Any] | None = None, **fields: Any
    ) -> SearchQuery:
        """Read a search from the parameters of an address (a ``QueryDict``, or the query string itself).

        Only declared facet names count as filters: ``facets`` is a mapping of name to ``Facet`` (default: every
        registered one). ``fields`` are passed on (``site``, ``language``, ``page_size``). Never raises on bad values.
        """
        data = QueryDict(querydict) if isinstance(querydict, str) else querydict
        if facets is None:
            from rrma_search.facets import get_facets

            facets = get_facets()
        chosen = {name: _given_values(data, name, facet) for name, facet in facets.items() if name in data}
        return cls(
            text=data.get(TEXT_PARAMETER, ""),
            filters=chosen,
            sort=data.get(SORT_PARAMETER, DEFAULT_SORT),
            page=data.get(PAGE_PARAMETER, 1),
            **fields,
        )

    def to_query_string(self) -> str:
        """Parameters of the address of this search, defaults left out, always in the same order; "" for no search."""
        parameters = [(TEXT_PARAMETER, self.text)] if self.text else []
        parameters += self.filters.pairs()
        if self.sort != DEFAULT_SORT:
            parameters.append((SORT_PARAMETER, self.sort))
        if self.page != 1:
            parameters.append((PAGE_PARAMETER, str(self.page)))
        return urlencode(parameters)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: no text and no filter."""
        return not self.text and not self.filters

    @property
    def offset(self) -> int:
        """How many hits stand before this page."""
        return (self.page - 1) * self.page_size

    def selected(self, name: str) -> tuple[str, ...]:
        """Chosen values of a facet, sorted; empty when there are none."""
        return self.filters.get(name, ())

    def has_filter(self, name: str, value: str) -> bool:
        """Whether ``value`` of the facet ``name`` is chosen."""
        return value in self.selected(name)

    def with_text(self, text: str) -> SearchQuery:
        """Return the same search for another text, from its first page."""
        return replace(self, text=text, page=1)

    def with_filter(self, name: str, value: str) -> SearchQuery:
        """Return the search narrowed to one more value of a facet, from its first page."""
        return self._with_values(name, (*self.selected(name), value))

    def with_only(self, name: str, value: str) -> SearchQuery:
        """Return the search with ``value`` as the only choice in the facet ``name``, from its first page."""
        return self._with_values(name, (value,))

    def without_filter(self, name: str, value: str | None = None) -> SearchQuery:
        """Return the search without one value of a facet (or without the facet), from its first page."""
        kept = () if value is None else tuple(chosen for chosen in self.selected(name) if chosen != value)
        return self._with_values(name, kept)

    def without_filters(self) -> SearchQuery:
        """Return the search for the text alone, from its first page."""
        return replace(self, filters=Filters(), page=1)

    def with_sort(self, sort: str) -> SearchQuery:
        """Return the same search in another order, from its first page."""
        return replace(self, sort=sort, page=1)

    def with_page(self, page: int) -> SearchQuery:
        """Return another page of the same search."""
        return replace(self, page=page)

    def _with_values(self, name: str, values: Iterable[str]) -> SearchQuery:
        return replace(self, filters=Filters({**self.filters, name: values}), page=1)


def clean_text(value: object, limit: int) -> str:
    """Return ``value`` as one line of at most ``limit`` characters, composed (NFC), without control characters.

    Lone surrogates, NUL and marks that turn the writing direction are dropped; runs of blanks become one space.
    """
    text = value.strip()[:_READ_LIMIT] if isinstance(value, str) else ""
    return _remembered_clean(text, limit) if len(text) <= MAX_TEXT_LENGTH else _clean(text, limit)


def _clean(text: str, limit: int) -> str:
    kept = "".join(map(_clean_character, text))
    return " ".join(unicodedata.normalize("NFC", kept).split())[:limit].rstrip()


# A page with two hundred facet links makes two hundred searches out of the same few words.
_remembered_clean = lru_cache(maxsize=4096)(_clean)


def _clean_character(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else " "
    if character in _DIRECTION_MARKS or character == "\ufffd":
        return ""
    category = unicodedata.category(character)
    return {"Cc": " ", "Cs": ""}.get(category, character)


def _clean_filters(values: Mapping[str, str | Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(_clean_values(values[name]))) for name in sorted(values)}


def _clean_values(values: str | Iterable[str]) -> set[str]:
    given = [values] if isinstance(values, str) else values
    return {cleaned for value in given if (cleaned := clean_text(value, MAX_VALUE_LENGTH))}


def _bounded(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    room, kept = MAX_FILTERS, {}
    for name, chosen in values.items():
        if chosen and room:
            kept[name] = chosen[:room]
            room -= len(kept[name])
    return kept


def _given_values(data: QueryDict, name: str, facet: Any) -> list[str]:
    values = data.getlist(name)
    return values if getattr(facet, "multiple", True) else values[-1:]


def _bounded_number(value: object, default: int, maximum: int) -> int:
    """Return ``value`` as a number from 1 to ``maximum``; ``default`` when it is none."""
    if type(value) is int and 1 <= value <= maximum:
        return value
    text = str(value).strip()
    if not text.isdecimal():
        return default
    # Nine digits are beyond every bound already, and int() refuses thousands of digits.
    return min(max(int(text.lstrip("0")[:9] or "0"), 1), maximum)
