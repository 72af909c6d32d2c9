"""What stands near a topic: above it, below it, beside it, and what occurs together with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from rrma_search.addresses import search_address
from rrma_search.facets import get_facets
from rrma_search.results import FacetValue, SearchResults

from .addresses import topic_address
from .topic import Topic

TOGETHER = ("theme", "keyword", "country", "region", "sdg")
ROOM = 8
"""How many topics of a list are shown."""


@dataclass(frozen=True, slots=True)
class Near:
    """A topic near another: its page, and what both have together (`count` results at `search_url`, "" for none)."""

    label: str
    url: str
    count: int
    search_url: str = ""


@dataclass(frozen=True, slots=True)
class NearList:
    """Topics of one vocabulary, or under one parent, that stand near another."""

    label: str
    entries: tuple[Near, ...]


class Nearby:
    """What the counts of a search for a topic tell of the topics near it; no zero but that of a parent."""

    def __init__(self, topic: Topic, results: SearchResults) -> None:
        """Read from `results`, those of everything on `topic`."""
        self.topic = topic
        self.results = results

    @cached_property
    def above(self) -> Near | None:
        """What the topic is part of: the continent, the country, the region, the wider theme; None for a root."""
        own = self._own.get(self.topic.value)
        parent = self._own.get(own.parent) if own and own.parent else None
        return self._near(parent) if parent else None

    @cached_property
    def below(self) -> list[Near]:
        """What stands under the topic, the most results first."""
        return [self._near(value) for value in self._own.values() if value.parent == self.topic.value and value.count]

    @property
    def below_label(self) -> str:
        """What the topics under this one are called together."""
        return _("In %(name)s") % {"name": self.topic.name}

    def lists(self, left_out: Collection[str] = ()) -> list[NearList]:
        """Topics that occur together with this one, by vocabulary but those `left_out`; then those beside it."""
        facets = get_facets()
        others = [name for name in TOGETHER if name in facets and name not in {self.topic.facet, *left_out}]
        lists = [NearList(str(facets[name].label), self._together(name)) for name in others]
        return [near for near in [*lists, self._beside()] if near.entries]

    def values(self, name: str) -> list[FacetValue]:
        """The known values of the facet `name` among the results."""
        return [value for value in self.results.facets.get(name, []) if value.known]

    def _beside(self) -> NearList:
        own = self._own.get(self.topic.value)
        if own is None or self.above is None:
            return NearList("", ())
        beside = [value for value in self._own.values() if value.parent == own.parent and value.count and value != own]
        return NearList(self.above.label, tuple(self._near(value) for value in beside[:ROOM]))

    def _together(self, name: str) -> tuple[Near, ...]:
        values = [value for value in self.values(name) if value.count]
        parents = {value.parent for value in values}
        leaves = sorted((value for value in values if value.value not in parents), key=lambda value: -value.count)
        query = self.results.query
        return tuple(
            Near(
                value.label,
                topic_address(name, value.value),
                value.count,
                search_address(query.with_only(name, value.value)),
            )
            for value in leaves[:ROOM]
        )

    def _near(self, value: FacetValue) -> Near:
        return Near(value.label, topic_address(self.topic.facet, value.value), value.count)

    @cached_property
    def _own(self) -> dict[str, FacetValue]:
        return {value.value: value for value in self.values(self.topic.facet)}
