"""What a topic page shows, read through the search: counts, first contents of each kind, and what stands near."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.addresses import LinkedLabel, search_address
from rrma_search.kinds import get_kind, get_kinds
from rrma_search.query import SearchQuery
from rrma_search.results import Hit, SearchResults
from rrma_search.search_page import SearchPage, ShownHit
from rrma_search.service import search

from ..cooperation_rows import CooperationRow
from ..world_map import WorldMap
from .addresses import topic_address
from .cooperations import cooperations_of
from .index import TopicIndex
from .near import Nearby, NearList
from .topic import Topic

KINDS = {"case-sheet": 6, "guide": 4, "news": 4, "organisation": 24}
"""How many contents of a kind are shown, in the order of the page; other kinds follow with `OTHERS`."""
OTHERS = 4
DIRECTORY_KIND = "organisation"
SHOWN_COOPERATIONS = 12
MAPPED = "country"
COOPERATIONS_ANCHOR = "cooperations"


@dataclass(frozen=True, slots=True)
class Count:
    """A number at the top of the page: what is counted, how many, where they stand."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation as a topic page names it: its French territories, else the countries it works in or with."""

    hit: Hit
    places: tuple[LinkedLabel, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The first contents of a kind; `all_url` leads to all of them where there are more, "" otherwise."""

    kind: str
    heading: str
    total: int
    hits: tuple[ShownHit | Actor, ...]
    all_url: str

    @property
    def template(self) -> str:
        """What draws it: names in columns for organisations, results otherwise."""
        name = "actors" if self.kind == DIRECTORY_KIND else "hits"
        return f"rrma_directory/includes/topic_{name}.html"

    @property
    def all_label(self) -> str:
        """« Les 31 », as the link to all of them reads."""
        return ngettext("See it", "See all %(total)d", self.total) % {"total": self.total}


class TopicPage:
    """One topic as its page shows it; `base` gives site and language of the search."""

    def __init__(self, topic: Topic, base: SearchQuery) -> None:
        """The page of `topic`; what it reads is read once, when the template asks."""
        self.topic = topic
        self.query = base.with_only(topic.facet, topic.value)

    @cached_property
    def overview(self) -> SearchResults:
        """All there is on the topic, as counts."""
        return search(replace(self.query, page_size=1))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all on the topic."""
        return not self.overview.total and not self.cooperation_total

    @property
    def url(self) -> str:
        """The one address of this page."""
        return topic_address(self.topic.facet, self.topic.value)

    @property
    def all_url(self) -> str:
        """Everything on the topic in the search."""
        return search_address(self.query)

    @property
    def search_url(self) -> str:
        """The search page."""
        return search_address()

    @property
    def index(self) -> TopicIndex:
        """The list of all topics of the vocabulary."""
        return TopicIndex(self.topic.facet, self.query)

    @cached_property
    def counts(self) -> list[Count]:
        """How many there are of each kind, then of cooperations; no zero."""
        counts = [Count(section.heading, section.total, f"#{section.kind}") for section in self.sections]
        if self.cooperation_total:
            counts.append(Count(_("Cooperations"), self.cooperation_total, f"#{COOPERATIONS_ANCHOR}"))
        return counts

    @cached_property
    def sections(self) -> list[Section]:
        """The kinds that have something on the topic, each with its first contents."""
        totals = {value.value: value.count for value in self.nearby.values("type") if value.count}
        kinds = dict.fromkeys([*KINDS, *get_kinds(), *totals])
        return [self._section(kind, totals[kind]) for kind in kinds if kind in totals]

    def _section(self, kind: str, total: int) -> Section:
        room = KINDS.get(kind, OTHERS)
        query = self.query.with_only("type", kind).with_sort("title" if kind == DIRECTORY_KIND else "date")
        shown = SearchPage(search(replace(query, page_size=room)), search_address()).hits
        hits = [self._actor(each) for each in shown] if kind == DIRECTORY_KIND else shown
        all_url = search_address(query) if total > room else ""
        return Section(kind, str(get_kind(kind).plural_label), total, tuple(hits), all_url)

    def _actor(self, shown: ShownHit) -> Actor:
        regions = shown.hit.facets.get("region", ())
        labels = {value.value: value.label for value in self.nearby.values("region")}
        here = [LinkedLabel(labels.get(value, value), topic_address("region", value)) for value in regions]
        places = here or shown.places
        return Actor(shown.hit, tuple(place for place in places if place != self.topic.name))

    @cached_property
    def cooperations(self) -> list[CooperationRow]:
        """The first cooperations, the newest first."""
        return [CooperationRow(cooperation) for cooperation in cooperations_of(self.topic)[:SHOWN_COOPERATIONS]]

    @cached_property
    def cooperation_total(self) -> int:
        """How many cooperations there are."""
        shown = len(self.cooperations)
        return shown if shown < SHOWN_COOPERATIONS else cooperations_of(self.topic).count()

    @property
    def more_cooperations(self) -> int:
        """How many cooperations are not shown."""
        return self.cooperation_total - len(self.cooperations)

    @cached_property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and heading of each section, in the order of the page."""
        entries = [(section.kind, section.heading) for section in self.sections]
        if self.cooperations:
            entries.insert(1 if self.sections else 0, (COOPERATIONS_ANCHOR, _("Cooperations")))
        return entries

    @cached_property
    def world_map(self) -> WorldMap | None:
        """The countries of the topic on the map, each leading to what both have; None for fewer than two."""
        if self.topic.facet == MAPPED:
            return None
        values = self.nearby.values(MAPPED)
        world_map = WorldMap.of(values, lambda code: search_address(self.query.with_only(MAPPED, code)))
        return world_map if len(world_map) > 1 else None

    @cached_property
    def near(self) -> list[NearList]:
        """Topics that occur together with this one or stand beside it; countries only where no map shows them."""
        return self.nearby.lists(left_out=(MAPPED,) if self.world_map else ())

    @cached_property
    def nearby(self) -> Nearby:
        """What stands above, below and beside the topic."""
        return Nearby(self.topic, self.overview)
