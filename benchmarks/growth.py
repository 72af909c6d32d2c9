"""What a search costs with more facets to count and more hits to give, all else the same.

Both are asked of the documents that are there: a host that declares fewer facets, and whose documents carry no others,
is made in this process alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from rrma_search import facets
from rrma_search.engines.database import store
from rrma_search.query import DEFAULT_PAGE_SIZE
from rrma_search.service import search

from .corpus import FACETS
from .searches import BROAD, MEDIUM, RARE, SEARCHES
from .timing import Clock, timed_together

LARGEST = 10_000
"""Documents beyond which only their number is looked at."""
ASKED = (BROAD, MEDIUM, RARE)
HITS = (1, 20, 100)

Medians = dict[str, float]


def measured(times: int, engine: str | None = None, clock: Clock | None = None) -> dict[str, Any]:
    """Median milliseconds by search, beside the number of facets and the number of hits that were asked for.

    `engine` is the one of the settings by default; `clock` tells seconds, by default those of the processor.
    """
    timed = partial(_medians, engine, times, clock)
    by_facets = {}
    for number in range(1, len(FACETS) + 1):
        with only(FACETS[:number], engine):
            by_facets[number] = timed()
    return {"facets": by_facets, "hits": {number: timed(number) for number in HITS}}


def _medians(engine: str | None, times: int, clock: Clock | None, hits: int = DEFAULT_PAGE_SIZE) -> Medians:
    queries = {name: replace(SEARCHES[name], page_size=hits) for name in ASKED}
    searches = {name: partial(search, query, engine=engine) for name, query in queries.items()}
    return {name: timing.p50 for name, timing in timed_together(searches, times, clock).items()}


@contextmanager
def only(names: Sequence[str], engine: str | None = None) -> Iterator[None]:
    """Have the host declare the facets `names` alone; no engine inside the database knows of another one meanwhile.

    Raises RuntimeError where other ones are counted all the same.
    """
    search(SEARCHES[BROAD], engine)
    registered, kept = facets._registered[:], dict(store._kept)
    facets._registered[:] = [facet for facet in registered if facet.name in names]
    for slot, state in kept.items():
        store._kept[slot] = replace(state, facets={name: state.facets[name] for name in names if name in state.facets})
    try:
        counted = set(search(SEARCHES[BROAD], engine).facets)
        if counted != set(names):
            raise RuntimeError(f"{sorted(counted)} are counted, where {sorted(names)} were to be.")
        yield
    finally:
        facets._registered[:] = registered
        store._kept.update(kept)
