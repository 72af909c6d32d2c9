"""The bodies of a search: hits of one page, counts of all facets, and what decides how far it is widened."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rrma_search import conf
from rrma_search.engines.base import EngineRequest
from rrma_search.engines.ranking import RECENCY_HALF_LIFE_DAYS, RECENCY_WEIGHT, RECORD_WEIGHT
from rrma_search.facets import TypeFacet
from rrma_search.kinds import record_kinds
from rrma_search.matching import levels
from rrma_search.query import SearchQuery

from .clauses import Clause, TextClauses, all_of, at_least, multiplied
from .documents import EVERYWHERE, HIGHEST_BOOST
from .impacts import IMPACT_SCALE
from .narrowing import Narrowing, facet_field

__all__ = ["Bodies"]

Body = dict[str, Any]

_HIGHEST_RARITY = 21
"""The logarithm of a thousand million documents."""

_HIGHEST_WORD_SCORE = _HIGHEST_RARITY * IMPACT_SCALE * 2 * HIGHEST_BOOST
"""What one word can add to a score; twice covers exact forms, nearness, length and recency."""

_MOST_UNDECLARED = 1000


@dataclass(frozen=True)
class Bodies:
    """What is asked for `request`, the facets called `names` being counted."""

    request: EngineRequest
    names: tuple[str, ...]

    @cached_property
    def wording(self) -> TextClauses:
        """The clauses of the text."""
        return TextClauses(self.request.parsed)

    @cached_property
    def narrowing(self) -> Narrowing:
        """The facets and what is chosen in them."""
        return Narrowing(self.names, self.request.vocabularies, self.request.query.filters)

    @cached_property
    def requirements(self) -> Sequence[int]:
        """How many groups must match, level by level; a single 0 where there is no group.

        What is wider than the only group is one more level of its own.
        """
        wider = [1] if self.request.parsed.wider else []
        return [*(levels(len(self.request.parsed.groups)) or [0]), *wider]

    # What is asked

    def hits(self, level: int, page: int) -> Body:
        """The hits of `page` at `level`; a score has one `step` for each stricter level met.

        How many there are the counts tell, which the server keeps: so it may pass over what cannot be on the page.
        """
        size = self.request.query.page_size
        return {
            "query": self._ordered(level),
            "sort": self._sort(level),
            "from": (page - 1) * size,
            "size": size,
            "track_total_hits": False,
            # Numbers only: what is stored of a document is compressed, and would be unpacked for each of them.
            "stored_fields": "_none_",
            "docvalue_fields": ["number"],
            **self._patience(),
        }

    def facets(self, level: int) -> Body:
        """The number of documents at `level`, whatever is chosen and as chosen, and the counts of all facets."""
        aggregations = self.narrowing.aggregations()
        aggregations["undeclared"] = {"terms": {"field": "undeclared", "size": _MOST_UNDECLARED}}
        if level:
            strict = [*self.narrowing.chosen, self._required(0)]
            aggregations["strict"] = {"filter": all_of(strict)}
        if self.request.query.filters:
            aggregations["chosen"] = {"filter": all_of(self.narrowing.chosen)}
            known = {"filters": {"filters": self.narrowing.known()}}
            aggregations["everything"] = {"global": {}, "aggs": {"known": known}}
        return {**self._counting(self._matching(level)), "aggs": aggregations}

    def clauses(self) -> Body | None:
        """How many documents each group and phrase has, and each level between the first and the last.

        None where the number of strict results tells as much.
        """
        wording = self.wording
        each = [*wording.groups, *wording.phrases]
        between = range(1, len(self.requirements) - 1)
        if not between and (not each or (len(each) == 1 and not wording.exclusions)):
            return None
        aggregations = {"clauses": {"filters": {"filters": each}}} if each else {}
        if between:
            lowered = [self._bool(self._worded(level)) for level in between]
            aggregations["levels"] = {"filters": {"filters": lowered}}
        return {**self._counting(self._scope([])), "track_total_hits": False, "aggs": aggregations}

    def totals(self, level: int, queries: Iterable[SearchQuery]) -> Body:
        """The number of documents at `level`, and how many of them have the choice of each of `queries`."""
        choices = [Narrowing((), self.request.vocabularies, query.filters).chosen for query in queries]
        counted = [all_of(chosen) if chosen else {"match_all": {}} for chosen in choices]
        aggregations = {"queries": {"filters": {"filters": counted}}}
        return {**self._counting(self._matching(level)), "aggs": aggregations}

    # How it is asked

    @cached_property
    def step(self) -> float:
        """What a score grows by for each stricter level met; more than words can add."""
        least = self.wording.size * _HIGHEST_WORD_SCORE if self.is_ranked else 1
        return float(1 << int(least).bit_length())

    @property
    def is_ranked(self) -> bool:
        """Whether hits are ordered by what their words say."""
        return self.request.query.sort == "relevance" and self.request.parsed.has_positive

    def _ordered(self, level: int) -> Clause:
        chosen = self.narrowing.chosen
        found = self._ranked(level, chosen) if self.is_ranked else self._matching(level, chosen)
        if not level:
            return found
        stricter = map(self._required, range(level))
        steps = [{"constant_score": {"filter": clause, "boost": self.step}} for clause in stricter]
        return {"bool": {"must" if self.is_ranked else "filter": [found], "should": steps}}

    def _ranked(self, level: int, chosen: Sequence[Clause]) -> Clause:
        within = self._bool(chosen)["bool"]
        scored = self.wording.scored(self.requirements[level], within, wider=self._is_wider(level))
        recent = multiplied(scored, _recency(self.request.now.date()))
        boosted = multiplied(recent, [{"field_value_factor": {"field": "boost", "missing": 1}}])
        records = record_kinds() if self.request.parsed.asks else []
        return multiplied(boosted, [_records(records)]) if records else boosted

    def _sort(self, level: int) -> list[Any]:
        if self.is_ranked:
            return ["_score", "key"]
        by_date = [{"date": {"order": "desc", "missing": "_last"}}, "sort_title", "key"]
        order = ["sort_title", "key"] if self.request.query.sort == "title" else by_date
        return ["_score", *order] if level else order

    def _matching(self, level: int, chosen: Sequence[Clause] = ()) -> Clause:
        return self._bool([*self._worded(level), *chosen])

    def _worded(self, level: int) -> list[Clause]:
        required = [self._required(level)] if self.requirements[level] else []
        return [*self.wording.phrases, *required]

    def _required(self, level: int) -> Clause:
        accepted = [*self.wording.groups, *(self.wording.wider if self._is_wider(level) else ())]
        return at_least(self.requirements[level], accepted)

    def _is_wider(self, level: int) -> bool:
        return bool(self.request.parsed.wider) and level == len(self.requirements) - 1

    def _bool(self, clauses: Sequence[Clause]) -> Clause:
        """What of `clauses` a visitor may find and has not kept out."""
        return self._scope(clauses, self.wording.exclusions)

    def _scope(self, clauses: Sequence[Clause], without: Sequence[Clause] = ()) -> Clause:
        """What of `clauses` is on the site, in the language and still there, but for what is in one of `without`."""
        query = self.request.query
        scope: list[Clause] = []
        if query.site is not None:
            scope.append({"terms": {"sites": [EVERYWHERE, str(query.site)]}})
        if query.language is not None:
            scope.append({"terms": {"language": ["", query.language]}})
        gone: list[Clause] = [{"term": {"deleted": True}}, {"range": {"expires": {"lte": _minute(self.request.now)}}}]
        if self.request.without:
            gone.append({"ids": {"values": sorted(map(str, self.request.without))}})
        return {"bool": {"filter": [*scope, *clauses], "must_not": [*gone, *without]}}

    def _counting(self, query: Clause) -> Body:
        return {"query": query, "size": 0, "track_total_hits": True, **self._patience()}

    def _patience(self) -> Body:
        return {"timeout": f"{round(conf.timeout() * 1000)}ms"}


def _minute(now: datetime.datetime) -> str:
    """The end of the minute: Elasticsearch keeps the counts of a body that comes again, and so it comes again.

    A document that expires is gone up to a minute early rather than late.
    """
    begun = now.replace(second=0, microsecond=0)
    return (begun if begun == now else begun + datetime.timedelta(minutes=1)).isoformat()


def _records(kinds: Sequence[str]) -> Clause:
    return {"filter": {"terms": {facet_field(TypeFacet.name): list(kinds)}}, "weight": RECORD_WEIGHT}


def _recency(today: datetime.date) -> list[Clause]:
    day = today.isoformat()
    decay = {"origin": day, "scale": f"{RECENCY_HALF_LIFE_DAYS}d", "decay": 0.5}
    return [
        {"weight": 1},
        {"filter": {"range": {"date": {"lte": day}}}, "exp": {"date": decay}, "weight": RECENCY_WEIGHT},
        {"filter": {"range": {"date": {"gt": day}}}, "weight": RECENCY_WEIGHT},
    ]
