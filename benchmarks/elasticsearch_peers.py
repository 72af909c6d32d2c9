"""What others do with the same texts on the same Elasticsearch: Wagtail's backend, the client's own faceted search."""

from collections import Counter
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from django.db.models import Q, QuerySet
from elasticsearch.dsl import FacetedSearch, TermsFacet
from wagtail.search.backends import get_search_backend

from rrma_search.engines.elasticsearch.client import client
from rrma_search.matching import parse
from rrma_search.query import SearchQuery

from . import wagtails
from .corpus import FACETS, Corpus
from .elasticsearch_arms import PEER, PEER_PREFIX, PREFIX, Arm, Numbers, of, shown, stored, told
from .peer.models import PeerDocument
from .timing import clock_on_the_wall, rate

EVERY_VALUE = 1000
FIELDS = {name: "kind" if name == "type" else name for name in FACETS}

Chosen = Mapping[str, tuple[str, ...]]


def beside(query: SearchQuery) -> dict[str, Arm]:
    """The arms of one word: ours without and with what a page marks, Wagtail's backend, the client's own search."""
    ours = of(query)["ours"]
    return {
        "ours": ours,
        "ours, the words found marked": shown(query),
        "Wagtail on Elasticsearch": Arm(partial(_wagtail, query), _of_wagtail, _counted(query)),
        "elasticsearch.dsl.FacetedSearch": Arm(partial(_faceted, query), _of_faceted, ours.expected),
    }


# Wagtail


def indexed(documents: int) -> dict[str, float]:
    """Wagtail's index of the same texts: documents a second, bytes a document."""
    PeerDocument.objects.bulk_create([wagtails.peer(made) for made in Corpus().documents(documents)], batch_size=500)
    backend = get_search_backend(PEER)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(PeerDocument))
    index = rebuilder.start()
    index.add_model(PeerDocument)

    def add() -> None:
        for start in range(0, documents, wagtails.BATCH):
            index.add_items(PeerDocument, list(PeerDocument.objects.order_by("pk")[start : start + wagtails.BATCH]))

    speed = rate(add, documents, clock_on_the_wall)
    rebuilder.finish()
    backend.get_index_for_model(PeerDocument).refresh()
    return {"peer_indexing": speed, "peer_bytes": stored(f"{PEER_PREFIX}*") / documents}


def _wagtail(query: SearchQuery) -> Any:
    """Count, facets and hits; what is chosen in a facet is left out of the search that counts it."""
    found = _search(query.text, query.filters)
    counts = {name: _search(query.text, _others(query.filters, name)).facet(field) for name, field in FIELDS.items()}
    return found.count(), counts, list(found[: query.page_size])


def _search(text: str, chosen: Chosen) -> Any:
    return get_search_backend(PEER).search(text, _of(chosen), operator="and")


def _of(chosen: Chosen) -> QuerySet[PeerDocument]:
    return PeerDocument.objects.filter(**{f"{FIELDS[name]}__in": list(values) for name, values in chosen.items()})


def _others(chosen: Chosen, name: str) -> Chosen:
    return {other: values for other, values in chosen.items() if other != name}


def _of_wagtail(found: Any) -> Numbers:
    return found[0], told({name: {str(value): n for value, n in counts.items()} for name, counts in found[1].items()})


def _counted(query: SearchQuery) -> Numbers:
    """What Wagtail's arm should find, counted document by document in the database."""
    said = Q(title__contains=query.text) | Q(summary__contains=query.text) | Q(body__contains=query.text)
    counts = {
        name: dict(Counter(_of(_others(query.filters, name)).filter(said).values_list(field, flat=True)))
        for name, field in FIELDS.items()
    }
    return _of(query.filters).filter(said).count(), told(counts)


# The client's own faceted search


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
    chosen = {name: list(values) for name, values in query.filters.items()}
    made = _faceted_search()(group.alternatives[0].stems[0], filters=chosen)
    made._s = made._s.using(client())[: query.page_size]
    return made.execute()


def _of_faceted(found: Any) -> Numbers:
    counts = {name: {str(value): n for value, n, _ in getattr(found.facets, name)} for name in FACETS}
    return found.hits.total.value, told(counts)
