"""Our search: every search of `searches`, data only (hits, totals, all facets with labels; no page drawn)."""

from functools import partial

from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.service import search

from .corpus import Corpus
from .searches import SEARCHES, SYNONYMS
from .timing import Timing, rate, timed_together


def fill(documents: int, there: int = 0) -> float:
    """Put the corpus into the index, but for the documents that are `there` already; returns documents a second."""
    SynonymGroup.objects.get_or_create(terms=SYNONYMS)
    made = list(Corpus().documents(documents))[there:]
    return rate(lambda: project(made), len(made))


def measure(times: int) -> dict[str, Timing]:
    """Each search, highlights of its hits included."""
    return timed_together({name: partial(_searched, query) for name, query in SEARCHES.items()}, times)


def _searched(query):
    return shown(search(query))


def shown(results):
    """`results`, the words found in its hits marked, as when a page draws them."""
    for hit in results.hits:
        for name in hit.highlights:
            hit.highlights[name]
    return results


def data_only(times: int) -> dict[str, Timing]:
    """Each search without the highlights, which are made when a page draws them."""
    return timed_together({name: partial(search, query) for name, query in SEARCHES.items()}, times)
