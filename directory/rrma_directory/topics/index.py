"""The topics of a vocabulary that something public is about, as a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from anyascii import anyascii
from django.utils.text import capfirst

from rrma_search.addresses import search_address
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue
from rrma_search.service import search

from ..models import Country, Keyword, Territory, Theme
from .addresses import index_address, topic_address

VOCABULARIES = {"theme": Theme, "keyword": Keyword, "country": Country, "region": Territory}


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A topic: its page, how many results it has, the topics below it that have some."""

    label: str
    url: str
    count: int
    below: tuple[IndexEntry, ...]


class TopicIndex:
    """The list of a vocabulary as its page shows it; `base` gives site and language of the search."""

    def __init__(self, facet: str, base: SearchQuery) -> None:
        """The list of the topics of the facet `facet`; what it reads is read once, when the template asks."""
        self.facet = facet
        self.query = replace(base, page_size=1)

    @property
    def title(self) -> str:
        """What the topics are called together: « Thèmes »."""
        return capfirst(str(VOCABULARIES[self.facet]._meta.verbose_name_plural))

    @property
    def url(self) -> str:
        """The one address of this page."""
        return index_address(self.facet)

    @property
    def search_url(self) -> str:
        """The search page."""
        return search_address()

    @cached_property
    def entries(self) -> tuple[IndexEntry, ...]:
        """The topics that stand under no other, alphabetically; a topic without results is left out."""
        roots = [value for value in self._values if value.parent not in self._named]
        return tuple(self._entry(value) for value in roots)

    def _entry(self, value: FacetValue) -> IndexEntry:
        below = tuple(self._entry(child) for child in self._values if child.parent == value.value)
        return IndexEntry(value.label, topic_address(self.facet, value.value), value.count, below)

    @cached_property
    def _values(self) -> list[FacetValue]:
        found = search(self.query).facets.get(self.facet, [])
        return sorted((value for value in found if value.count and value.known), key=_alphabetically)

    @cached_property
    def _named(self) -> set[str]:
        return {value.value for value in self._values}


def _alphabetically(value: FacetValue) -> str:
    return anyascii(value.label).lower()
