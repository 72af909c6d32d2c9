"""Wagtail's own database search on the same documents: 20 hits, the exact total and six facets."""

from wagtail.search.backends import get_search_backend

from .corpus import Corpus
from .peer.models import PeerDocument
from .searches import BROAD, MEDIUM, SEARCHES
from .timing import Timing, rate, timed

FACETS = ("kind", "country", "theme", "keyword", "sdg", "year")
BATCH = 500


def fill(documents: int) -> float:
    """Put the corpus into a model and into Wagtail's index; returns documents a second of the indexing alone."""
    made = [peer(document) for document in Corpus().documents(documents)]
    PeerDocument.objects.bulk_create(made, batch_size=BATCH)
    index = get_search_backend().get_index_for_model(PeerDocument)
    objects = list(PeerDocument.objects.all())
    batches = [objects[start : start + BATCH] for start in range(0, len(objects), BATCH)]
    return rate(lambda: [index.add_items(PeerDocument, batch) for batch in batches], documents)


def index_table() -> str:
    """The table of Wagtail's index."""
    return get_search_backend().get_index_for_model(PeerDocument).entries.model._meta.db_table


def measure(documents: int) -> dict[str, Timing]:
    """The broad and the medium word; the broad one takes Wagtail most of a minute at 10,000 documents."""
    times = {BROAD: 1 if documents > 2_000 else 3, MEDIUM: 5}
    return {
        name: timed(lambda text=SEARCHES[name].text: _search(text), times[name], warm=times[name] > 1) for name in times
    }


def _search(text: str):
    results = get_search_backend().search(text, PeerDocument, operator="and")
    facets = {name: results.facet(name) for name in FACETS}
    return results.count(), list(results[:20]), facets


def peer(document) -> PeerDocument:
    """`document` as Wagtail's search is given it."""
    first = {name: min(values) for name, values in document.facets.items()}
    labels = " ".join(value for values in document.facets.values() for value in values)
    return PeerDocument(
        title=document.title,
        labels=labels,
        summary=document.summary,
        body=document.body,
        date=document.date,
        kind=document.kind,
        year=str(document.date.year),
        **first,
    )
