"""What is measured on Elasticsearch: our search, its parts, and others that do the same work on the same server."""

import time
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.utils import timezone
from elastic_transport import Urllib3HttpNode
from elasticsearch import Elasticsearch, helpers
from elasticsearch.dsl import FacetedSearch, TermsFacet
from wagtail.search.backends import get_search_backend

from rrma_search.engines import get_engine
from rrma_search.engines.base import EngineRequest
from rrma_search.engines.elasticsearch import engine as engine_module
from rrma_search.engines.elasticsearch.client import client
from rrma_search.engines.elasticsearch.documents import DocumentMaker
from rrma_search.engines.elasticsearch.mapping import index_body
from rrma_search.matching import parse
from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery
from rrma_search.reading import Reading
from rrma_search.replica import outbox, rebuilding
from rrma_search.results import SearchResults
from rrma_search.service import search

from . import ours, wagtails
from .corpus import FACETS, Corpus
from .peer.models import PeerDocument

PREFIX = "rrma-benchmark"
RAW = f"{PREFIX}-raw"
PEER = "peer"
EVERY_VALUE = 1000

Numbers = tuple[int, dict[str, dict[str, int]]]


def settings_for(url: str) -> dict[str, Any]:
    """Our search on the server at `url`, and Wagtail's under the name `PEER`."""
    backend = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [url],
        "INDEX_PREFIX": "wagtail_benchmark_",
        "AUTO_UPDATE": False,
        "OPTIONS": {"request_timeout": 60},
    }
    return {
        "RRMA_SEARCH": {"ENGINE": "elasticsearch", "URL": url, "INDEX_PREFIX": PREFIX, "TIMEOUT": 30.0},
        "WAGTAILSEARCH_BACKENDS": {"default": {"BACKEND": "wagtail.search.backends.database"}, PEER: backend},
    }


def version() -> str:
    """The version of the server."""
    return next(iter(_patient().nodes.info()["nodes"].values()))["version"]


def leave_nothing() -> None:
    """Delete every index made here."""
    server = _patient()
    for pattern in (f"{PREFIX}*", "wagtail_benchmark_*"):
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


# Indexing


def indexed(documents: int) -> dict[str, float]:
    """The corpus in the projection, from there in Elasticsearch, and by bare `helpers.bulk`; documents a second."""
    with outbox.held():
        ours.fill(documents)
    rows = list(IndexedDocument.objects.present())
    maker = DocumentMaker()
    made = [{"_index": RAW, "_id": str(row.pk), "_source": maker.source(row)} for row in rows]
    del rows
    server = _patient()
    server.indices.create(index=RAW, **index_body())
    raw = _rate(lambda: helpers.bulk(server, made, refresh=True), documents)
    of_ours = _rate(rebuilding.rebuild, documents)
    return {"raw_bulk": raw, "from_projection": of_ours, "bytes": _bytes(RAW) / documents}


def _bytes(index: str) -> int:
    server = _patient()
    server.indices.forcemerge(index=index, max_num_segments=1)
    server.indices.flush(index=index)
    return server.indices.stats(index=index, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"]


def _rate(action: Callable[[], Any], number: int) -> float:
    started = time.perf_counter()
    action()
    return number / (time.perf_counter() - started)


# Our search, and the same bodies sent by hand


def of(query: SearchQuery) -> dict[str, tuple[Callable[[], Any], Callable[[Any], Numbers]]]:
    """The arms of one search: all of ours, ours without SQL, the bodies of ours sent by hand, all in one body."""
    request = _request(query)
    engine = get_engine("elasticsearch")
    bodies = _bodies(partial(engine.search, request))
    known = engine.search(request)
    if _of_ours(search(query, engine="elasticsearch")) != _of_ours(search(query, engine="sqlite")):
        raise RuntimeError(f"Elasticsearch and SQLite count otherwise for {query}.")
    return {
        "ours": (partial(search, query, engine="elasticsearch"), _of_ours),
        "ours, SQL left out": (partial(engine.search, request), lambda found: (found.total, _told(found.counts))),
        "_msearch by hand": (partial(_by_hand, bodies), lambda found: (_total(found), _told(known.counts))),
    }


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


def _total(found: Any) -> int:
    return found["responses"][0]["hits"]["total"]["value"]


def _of_ours(found: SearchResults) -> Numbers:
    counts = {name: {value.value: value.count for value in values} for name, values in found.facets.items()}
    return found.total, _told(counts)


def _told(counts) -> dict[str, dict[str, int]]:
    """The counts of the facets of the corpus, zeros left out."""
    return {name: {value: n for value, n in sorted(counts.get(name, {}).items()) if n} for name in FACETS}


# Others


def beside_wagtail(query: SearchQuery) -> dict[str, tuple[Callable[[], Any], Callable[[Any], Numbers]]]:
    """The arms of one word: ours as a page shows it, Wagtail's backend, and the client's own faceted search."""
    return {
        "ours": (partial(_shown, query), _of_ours),
        "Wagtail on Elasticsearch": (partial(_wagtail, query.text), _of_wagtail),
        "elasticsearch.dsl.FacetedSearch": (partial(_faceted, query), _of_faceted),
    }


def _shown(query: SearchQuery) -> SearchResults:
    return ours.shown(search(query, engine="elasticsearch"))


def peer_indexed(documents: int) -> dict[str, float]:
    """Wagtail's index of the same texts: documents a second, bytes a document."""
    PeerDocument.objects.bulk_create([wagtails.peer(made) for made in Corpus().documents(documents)], batch_size=500)
    backend = get_search_backend(PEER)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(PeerDocument))
    index = rebuilder.start()
    index.add_model(PeerDocument)
    objects = list(PeerDocument.objects.all())

    def add() -> None:
        for start in range(0, documents, 500):
            index.add_items(PeerDocument, objects[start : start + 500])

    speed = _rate(add, documents)
    rebuilder.finish()
    backend.get_index_for_model(PeerDocument).refresh()
    return {"peer_indexing": speed, "peer_bytes": _bytes("wagtail_benchmark_*") / documents}


def _wagtail(text: str) -> Any:
    found = get_search_backend(PEER).search(text, PeerDocument, operator="and")
    return found.count(), {name: found.facet(field) for name, field in WAGTAILS_FIELDS.items()}, list(found[:20])


WAGTAILS_FIELDS = {name: "kind" if name == "type" else name for name in FACETS}


def _of_wagtail(found: Any) -> Numbers:
    return found[0], _told({name: {str(value): n for value, n in counts.items()} for name, counts in found[1].items()})


@cache
def _faceted_search() -> type[FacetedSearch]:
    class CorpusSearch(FacetedSearch):
        """Every facet by its name, every value."""

        index = PREFIX
        facets = {name: TermsFacet(field=f"facets.{name}", size=EVERY_VALUE) for name in FACETS}

        def query(self, search, query):
            """The stems that are asked for."""
            return search.query("term", terms=query).source(False).extra(track_total_hits=True)

        def highlight(self, search):
            """None."""
            return search

    return CorpusSearch


def _faceted(query: SearchQuery) -> Any:
    (group,) = parse(query.text).groups
    made = _faceted_search()(group.alternatives[0].stems[0])
    made._s = made._s.using(client())[:20]
    return made.execute()


def _of_faceted(found: Any) -> Numbers:
    counts = {name: {str(value): n for value, n, _ in getattr(found.facets, name)} for name in FACETS}
    return found.hits.total.value, _told(counts)
