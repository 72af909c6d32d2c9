"""The one door to a search: understands the query, asks an engine, and gives back what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils import timezone

from rrma_search import engines
from rrma_search.engines.base import EmbeddedEngine, Engine, EngineRequest, EngineResults, EngineUnavailable
from rrma_search.facet_lists import facet_lists, value_label
from rrma_search.hits import read_hits
from rrma_search.matching import parse
from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery
from rrma_search.reading import Reading
from rrma_search.replica import breaker, outbox
from rrma_search.results import Alternative, SearchResults
from rrma_search.stand_ins import StandIn
from rrma_search.suggestions import RARE_BELOW
from rrma_search.synonyms import Synonyms
from rrma_search.wording import SUGGEST_BELOW, Wording

__all__ = ["search"]

MOST_STALE = 50
"""Documents found that are no longer public; with more of them the engine of the database answers."""


def search(query: SearchQuery, engine: Engine | str | None = None) -> SearchResults:
    """Answer `query`. Never raises for what a visitor typed.

    `engine` is an engine or its name; by default the one of the settings, for which the engine of the database stands
    in when it has no answer. Raises ValueError for an unknown name, EngineUnavailable where the engine that was asked
    for has no answer. On the embedded engine it takes at most six SQL queries, whatever the number of hits, facets and
    documents, plus one for each vocabulary that changed since the process last looked.
    """
    chosen = engine if isinstance(engine, Engine) else engines.get_engine(engine)
    reading = Reading.now()
    synonyms = reading.synonyms()
    request = EngineRequest(
        query=query,
        parsed=parse(query.text, synonyms),
        vocabularies=reading.vocabularies(),
        version=reading.documents,
        now=timezone.now(),
    )
    if engine is not None or isinstance(chosen, EmbeddedEngine):
        return _Search(chosen, request, synonyms).results()
    return _answer_of_the_replica(chosen, request, synonyms) or replace(
        _Search(engines.embedded(), request, synonyms).results(), degraded=True
    )


def _answer_of_the_replica(engine: Engine, request: EngineRequest, synonyms: Synonyms) -> SearchResults | None:
    """What the engine beside the database answers; None where it has failed of late, fails now, or is behind."""
    from rrma_search.replica.feeding import lets_through  # needs what only a host with a replica has installed

    if not lets_through():
        return None
    try:
        return _Search(engine, request, synonyms).results()
    except FarBehind:
        return None
    except EngineUnavailable as error:
        breaker.trip(error)
    return None


class FarBehind(EngineUnavailable):
    """Of the documents found, too many are no longer public."""


def _is_rare(found: EngineResults) -> bool:
    """Whether hardly a document has some word of the text."""
    return found.fewest is not None and found.fewest < RARE_BELOW


@dataclass(frozen=True, slots=True)
class _Search:
    """One search under way."""

    engine: Engine
    request: EngineRequest
    synonyms: Synonyms
    wording: Wording | None = None
    stand_ins: tuple[StandIn, ...] = ()

    def results(self) -> SearchResults:
        request = self.request
        found = self.engine.search(request)
        if self.wording is None and (request.parsed.asks or _is_rare(found)):
            wording = Wording(request, self.synonyms)
            parsed, stand_ins = wording.stand_ins(found.fewest or 0)
            if parsed != request.parsed:
                understood = replace(request, parsed=parsed)
                return replace(self, request=understood, wording=wording, stand_ins=stand_ins).results()
        hits, gone = read_hits(found.hits, request.parsed, request.now)
        if gone and not isinstance(self.engine, EmbeddedEngine):
            return self._without(gone).results()
        suggestion = self._suggestion(found)
        return SearchResults(
            query=request.query,
            total=found.total,
            strict_total=found.strict_total,
            level=found.level,
            hits=hits,
            facets=facet_lists(found, request.query, request.vocabularies),
            page=found.page,
            page_count=found.page_count,
            engine=self.engine.name,
            suggestion=suggestion,
            synonyms=request.parsed.expansions,
            stand_ins=self.stand_ins,
            family=tuple(word.text for word in request.parsed.wider),
            words=len(request.parsed.groups),
            alternatives=() if found.total else tuple(self._alternatives(suggestion)),
        )

    def _without(self, gone: frozenset[int]) -> _Search:
        """The same search without the documents `gone`, which are noted to be sent again.

        So what is found in their place is shown, and what is counted is what there is. Raises FarBehind when there are
        too many of them.
        """
        outbox.enqueue(dict(IndexedDocument.objects.filter(pk__in=gone).values_list("pk", "version")))
        without = self.request.without | gone
        if len(without) > MOST_STALE:
            raise FarBehind("The replica is far behind the projection.")
        return replace(self, request=replace(self.request, without=without))

    def _suggestion(self, found: EngineResults) -> str:
        """A nearer spelling: of words that nothing has, or of rare ones where it finds more."""
        wording = self.wording or Wording(self.request, self.synonyms)
        if found.unmatched or any(not stand_in.in_family for stand_in in self.stand_ins):
            return wording.spelling if self.stand_ins or found.strict_total < SUGGEST_BELOW else ""
        if found.strict_total >= SUGGEST_BELOW or not self.request.parsed.has_positive:
            return ""
        suggestion = wording.frequent_spelling
        if suggestion in (word.text for word in self.request.parsed.wider):
            return ""
        finds_more = suggestion and any(other.total > found.total for other in self._respelled(suggestion))
        return suggestion if finds_more else ""

    def _alternatives(self, suggestion: str) -> Iterator[Alternative]:
        """What to try where nothing was found: the suggested text, then one filter less, the most results first."""
        if suggestion:
            yield from self._respelled(suggestion)
        yield from sorted(self._without_one_filter(), key=lambda alternative: -alternative.total)

    def _respelled(self, suggestion: str) -> Iterator[Alternative]:
        query = self.request.query.with_text(suggestion)
        request = replace(self.request, query=query, parsed=parse(suggestion, self.synonyms))
        (total,) = self.engine.totals(request, [query])
        if total:
            yield Alternative(query, "text", suggestion, total)

    def _without_one_filter(self) -> Iterator[Alternative]:
        query = self.request.query
        pairs = [(name, value) for name, values in query.filters.items() for value in values]
        queries = [query.without_filter(name, value) for name, value in pairs]
        totals = self.engine.totals(self.request, queries) if queries else []
        for (name, value), without, total in zip(pairs, queries, totals, strict=True):
            if total:
                label = value_label(self.request.vocabularies, name, value)
                yield Alternative(without, "filter", label, total, name, value)
