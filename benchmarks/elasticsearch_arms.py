"""What is measured on Elasticsearch of ours: indexing, the search, and the same bodies sent by hand."""

import os
import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone
from elastic_transport import Urllib3HttpNode
from elasticsearch import Elasticsearch, helpers

from rrma_search.engines import get_engine
from rrma_search.engines.base import EngineRequest, EngineResults
from rrma_search.engines.elasticsearch import engine as engine_module
from rrma_search.engines.elasticsearch.client import client
from rrma_search.engines.elasticsearch.documents import DocumentMaker
from rrma_search.engines.elasticsearch.mapping import create_index
from rrma_search.matching import parse
from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery
from rrma_search.reading import Reading
from rrma_search.replica import bulk, outbox, rebuilding
from rrma_search.replica.calls import THOROUGH
from rrma_search.results import SearchResults
from rrma_search.service import search

from . import ours
from .corpus import FACETS
from .timing import clock_on_the_wall, rate, timed_together

PREFIX = f"rrma-benchmark-{os.getpid()}"
RAW = f"{PREFIX}-raw"
PEER = "peer"
PEER_PREFIX = f"wagtail_benchmark_{os.getpid()}_"
FEEDINGS = 3
LARGEST_RAW = 10_000  # all documents are held in memory, so that nothing but sending them is timed

Numbers = tuple[int, dict[str, dict[str, int]]]


@dataclass(frozen=True)
class Arm:
    """One way to do a search: `action`, and what tells the numbers of its result, which are to be `expected`."""

    action: Callable[[], Any]
    told: Callable[[Any], Numbers]
    expected: Numbers


def settings_for(url: str) -> dict[str, Any]:
    """Our search on the server at `url`, and Wagtail's under the name `PEER`."""
    backend = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [url],
        "INDEX_PREFIX": PEER_PREFIX,
        "AUTO_UPDATE": False,
        "OPTIONS": {"request_timeout": 60},
    }
    return {
        "RRMA_SEARCH": {"ENGINE": "elasticsearch", "URL": url, "INDEX_PREFIX": PREFIX, "TIMEOUT": 10.0},
        "WAGTAILSEARCH_BACKENDS": {"default": {"BACKEND": "wagtail.search.backends.database"}, PEER: backend},
    }


def version() -> str:
    """The version of the server."""
    return next(iter(_patient().nodes.info()["nodes"].values()))["version"]


def leave_nothing() -> None:
    """Delete every index made here."""
    server = _patient()
    for pattern in (f"{PREFIX}*", f"{PEER_PREFIX}*"):
        for index in server.indices.get_alias(index=pattern, allow_no_indices=True):
            server.indices.delete(index=index)


def _patient() -> Elasticsearch:
    return client().options(request_timeout=120)


class Requests(list):
    """The requests that go over the network meanwhile."""

    def __enter__(self) -> "Requests":
        """Listen."""
        perform = self._perform = Urllib3HttpNode.perform_request

        def perform_and_note(node, method, target, *arguments, **options):
            self.append(target)
            return perform(node, method, target, *arguments, **options)

        Urllib3HttpNode.perform_request = perform_and_note
        return self

    def __exit__(self, *raised) -> None:
        """Listen no longer."""
        Urllib3HttpNode.perform_request = self._perform


def timed_with_requests(actions: Mapping[str, Callable[[], Any]], times: int) -> dict[str, dict[str, Any]]:
    """Each of `actions`, by turns: milliseconds of the clock, SQL queries, requests to the server."""
    requests = {name: _requests(action) for name, action in actions.items()}
    return {
        name: {"p50": timing.p50, "p90": timing.p90, "queries": timing.queries, "requests": requests[name]}
        for name, timing in timed_together(actions, times, clock_on_the_wall).items()
    }


def _requests(action: Callable[[], Any]) -> int:
    action()
    with Requests() as requests:
        action()
    return len(requests)


# Indexing


def indexed(documents: int) -> dict[str, float]:
    """The corpus in the projection, from there in Elasticsearch, and by bare `helpers.bulk`; documents a second."""
    with outbox.held():
        ours.fill(documents)
    rows = IndexedDocument.objects.present()
    ways = {"from_projection": lambda: bulk.send(rows.iterator(), RAW, THOROUGH)}
    if documents <= LARGEST_RAW:
        maker = DocumentMaker()
        made = [{"_index": RAW, "_id": str(row.pk), "_source": maker.source(row)} for row in rows]
        ways["raw_bulk"] = lambda: helpers.bulk(_patient(), made)
    # By turns, since the server is quicker each time.
    rounds = [{name: _into_an_index(way, documents) for name, way in ways.items()} for _ in range(FEEDINGS)]
    found = {name: statistics.median(speeds[name] for speeds in rounds) for name in ways}
    rebuilding.rebuild()
    return found


def _into_an_index(action: Callable[[], Any], documents: int) -> float:
    """Documents a second that `action` writes into an empty index like ours, until they can be searched."""
    server = _patient()
    create_index(server, RAW)
    speed = rate(lambda: (action(), server.indices.refresh(index=RAW)), documents, clock_on_the_wall)
    server.indices.delete(index=RAW)
    return speed


def stored(pattern: str = PREFIX) -> int:
    """Bytes that the indices take up in the end."""
    server = _patient()
    server.indices.forcemerge(index=pattern, max_num_segments=1)
    server.indices.flush(index=pattern)
    return server.indices.stats(index=pattern, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"]


# Our search, and the same bodies sent by hand


def of(query: SearchQuery) -> dict[str, Arm]:
    """The arms of one search: all of ours, ours without SQL, the bodies of ours sent by hand."""
    request = _request(query)
    engine = get_engine("elasticsearch")
    bodies = _bodies(partial(engine.search, request))
    names = engine._names(request)
    expected = _of_engine(get_engine("sqlite").search(request))
    bare = partial(engine.search, request)
    return {
        "ours": Arm(partial(search, query, engine="elasticsearch"), of_ours, of_ours(search(query, engine="sqlite"))),
        "ours, SQL left out": Arm(bare, _of_engine, expected),
        "_msearch by hand": Arm(partial(_by_hand, bodies), partial(_of_answers, names), expected),
    }


def shown(query: SearchQuery) -> Arm:
    """Ours as a page shows it."""
    show = partial(search, query, engine="elasticsearch")
    return Arm(lambda: ours.shown(show()), of_ours, of_ours(search(query, engine="sqlite")))


def _request(query: SearchQuery) -> EngineRequest:
    reading = Reading.now()
    parsed = parse(query.text, reading.synonyms())
    return EngineRequest(query, parsed, reading.vocabularies(), reading.documents, timezone.now())


def _bodies(question: Callable[[], Any]) -> list[list[dict]]:
    """What `question` asks the server, request by request."""
    asked: list[list[dict]] = []
    ask = engine_module.ask
    engine_module.ask = lambda bodies: asked.append(list(bodies)) or ask(bodies)
    try:
        question()
    finally:
        engine_module.ask = ask
    return asked


def _by_hand(requests: list[list[dict]]) -> Any:
    for bodies in requests:
        found = client().msearch(index=PREFIX, searches=[line for body in bodies for line in ({}, body)])
    return found


def _of_answers(names: tuple[str, ...], found: Any) -> Numbers:
    facets = found["responses"][1]
    counted = facets["aggregations"]
    total = counted["chosen"]["doc_count"] if "chosen" in counted else facets["hits"]["total"]["value"]
    return total, told({names[place]: values for place, values in _counted(counted)})


def _counted(aggregations: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, int]]]:
    """The counts of each facet by its place, be they under a filter."""
    for name, counted in aggregations.items():
        if name.startswith("under"):
            yield from _counted(counted)
        elif name.startswith("values"):
            yield int(name.removeprefix("values")), {each["key"]: each["doc_count"] for each in counted["buckets"]}


def _of_engine(found: EngineResults) -> Numbers:
    return found.total, told(found.counts)


def of_ours(found: SearchResults) -> Numbers:
    """The numbers of our results."""
    counts = {name: {value.value: value.count for value in values} for name, values in found.facets.items()}
    return found.total, told(counts)


def told(counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """The counts of the facets of the corpus, zeros left out."""
    return {name: {value: n for value, n in sorted(counts.get(name, {}).items()) if n} for name in FACETS}
