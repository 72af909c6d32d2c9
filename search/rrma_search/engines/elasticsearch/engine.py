"""The engine that asks Elasticsearch: one request a search, a second one where it is widened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rrma_search.engines.base import (
    WIDEN_BELOW,
    Engine,
    EngineHit,
    EngineRequest,
    EngineResults,
    EngineUnavailable,
    page_count,
)
from rrma_search.query import MAX_PAGE, SearchQuery

from .answers import Answer, ask, read
from .queries import Bodies

__all__ = ["ElasticsearchEngine"]

_MOST_REQUESTS = 6


class ElasticsearchEngine(Engine):
    """An index on a server, fed from the projection; every number comes from the server, every text from the row."""

    name = "elasticsearch"

    def __init__(self) -> None:
        """Know no facet but the declared ones."""
        self._undeclared: frozenset[str] = frozenset()

    def search(self, request: EngineRequest) -> EngineResults:
        """One request; another one where it must be widened, or asks for a page or a facet that was not foreseen."""
        asking = _Asking(Bodies(request, self._names(request)), request.query.page)
        clauses = asking.bodies.clauses()
        hits, facets, *rest = ask([*asking.hits_and_facets(), *([clauses] if clauses else [])])
        widening = _Widening(asking.bodies, facets, rest[0] if rest else None)
        for _ in range(_MOST_REQUESTS):
            answered = _Answered(asking, hits, facets)
            self._undeclared |= read(answered.undeclared)
            names, page = self._names(request), read(answered.page)
            bodies = asking.bodies if asking.bodies.names == names else replace(asking.bodies, names=names)
            wanted = _Asking(bodies, page, read(widening.level))
            if wanted == asking:
                return read(lambda: answered.results(widening.fewest()))  # noqa: B023  called at once
            asking = wanted
            hits, facets = ask(asking.hits_and_facets())
        raise EngineUnavailable("Elasticsearch answers otherwise each time it is asked.")

    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        """One request, another one where the search must be widened."""
        bodies = Bodies(request, ())
        clauses = bodies.clauses()
        counted, *rest = ask([bodies.totals(0, queries), *([clauses] if clauses else [])])
        level = read(_Widening(bodies, counted, rest[0] if rest else None).level)
        if level:
            (counted,) = ask([bodies.totals(level, queries)])
        return read(lambda: [bucket["doc_count"] for bucket in counted["aggregations"]["queries"]["buckets"]])

    def _names(self, request: EngineRequest) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*request.vocabularies, *sorted(self._undeclared)]))


@dataclass(frozen=True)
class _Asking:
    """What is asked for: a page at a level."""

    bodies: Bodies
    page: int
    level: int = 0

    def hits_and_facets(self) -> list[dict]:
        return [self.bodies.hits(self.level, self.page), self.bodies.facets(self.level)]


@dataclass(frozen=True)
class _Widening:
    """What the strict request tells about levels: the answer to `facets` or `totals`, and to `clauses` if asked."""

    bodies: Bodies
    strict: Answer
    clauses: Answer | None

    def level(self) -> int:
        """The first level with enough documents, else the last one."""
        counts = list(chain([_total(self.strict)], self._between()))
        return next((level for level, count in enumerate(counts) if count >= WIDEN_BELOW), self._last)

    @property
    def _last(self) -> int:
        return len(self.bodies.requirements) - 1

    def _between(self) -> Iterator[int]:
        if self._last > 1 and self.clauses is not None:
            yield from (bucket["doc_count"] for bucket in self.clauses["aggregations"]["levels"]["buckets"])

    def fewest(self) -> int | None:
        """How many documents have the group or phrase that fewest have."""
        if self.clauses is None:
            return _total(self.strict) if self.bodies.request.parsed.has_positive else None
        counts = self.clauses["aggregations"].get("clauses", {"buckets": ()})
        return min((bucket["doc_count"] for bucket in counts["buckets"]), default=None)


@dataclass(frozen=True)
class _Answered:
    """The answers to `asking`."""

    asking: _Asking
    hits: Answer
    facets: Answer

    @property
    def query(self) -> SearchQuery:
        return self.asking.bodies.request.query

    @property
    def total(self) -> int:
        return self._aggregations["chosen"]["doc_count"] if self.query.filters else _total(self.facets)

    @property
    def pages(self) -> int:
        return page_count(self.total, self.query.page_size, MAX_PAGE)

    def page(self) -> int:
        """The page that should have been asked for: the last one where it is beyond."""
        return min(self.query.page, max(self.pages, 1))

    def undeclared(self) -> frozenset[str]:
        """The names of facets of these documents that were not declared when they were indexed."""
        return frozenset(bucket["key"] for bucket in self._aggregations["undeclared"]["buckets"])

    def results(self, fewest: int | None) -> EngineResults:
        level = self.asking.level
        return EngineResults(
            total=self.total,
            strict_total=self._aggregations["strict"]["doc_count"] if level else self.total,
            level=level,
            page=self.asking.page,
            page_count=self.pages,
            hits=tuple(self._hits()),
            counts=dict(self._counts()),
            known=self._known(),
            fewest=fewest,
        )

    @property
    def _aggregations(self) -> Answer:
        return self.facets["aggregations"]

    def _hits(self) -> Iterator[EngineHit]:
        bodies, level = self.asking.bodies, self.asking.level
        for hit in self.hits["hits"]["hits"]:
            stricter, score = divmod(hit["_score"] or 0.0, bodies.step)
            yield EngineHit(hit["fields"]["number"][0], score, level - int(stricter))

    def _counts(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        narrowing = self.asking.bodies.narrowing
        places = {
            place: self._aggregations[f"under{number}"] if others else self._aggregations
            for number, (others, places) in enumerate(narrowing.domains.items())
            for place in places
        }
        for place, name in enumerate(narrowing.names):
            counted = _values(places[place][f"values{place}"])
            parents = narrowing.parents(name)
            if parents:
                buckets = places[place][f"parents{place}"]["buckets"]
                counted |= {
                    parent: bucket["doc_count"]
                    for parent, bucket in zip(parents, buckets, strict=True)
                    if bucket["doc_count"]
                }
            yield name, counted

    def _known(self) -> dict[str, frozenset[str]]:
        filters = self.query.filters
        if not filters:
            return {}
        buckets = iter(self._aggregations["everything"]["known"]["buckets"])
        return {
            name: frozenset(value for value in values if next(buckets)["doc_count"]) for name, values in filters.items()
        }


def _total(answer: Answer) -> int:
    return answer["hits"]["total"]["value"]


def _values(aggregation: Answer) -> dict[str, int]:
    if aggregation["sum_other_doc_count"]:
        raise EngineUnavailable("A facet has more values than Elasticsearch counts at once.")
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
