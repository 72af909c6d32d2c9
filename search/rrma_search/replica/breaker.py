"""The circuit breaker between the searches and the replica, shared by all processes that share the cache.

Closed: the replica is asked. Open: it is left alone for `RRMA_SEARCH["BREAKER_SECONDS"]`. Half-open: when that time is
over, whoever comes first tries it, briefly, while all others go on without (Nygard, "Release It!", 2007).
"""

import logging

from django.core.cache import cache

from .. import conf

__all__ = ["close", "is_closed", "may_probe", "state", "trip"]

logger = logging.getLogger("rrma_search.replica")


def _keys() -> tuple[str, str]:
    """The keys of "it has failed", which stays, and of "leave it alone", which passes."""
    prefix = f"rrma_search.breaker.{conf.index_prefix()}"
    return f"{prefix}.failed", f"{prefix}.open"


def state() -> str:
    """`"closed"`, `"open"` or `"half-open"`."""
    failed, left_alone = _keys()
    found = cache.get_many([failed, left_alone])
    if failed not in found:
        return "closed"
    return "open" if left_alone in found else "half-open"


def is_closed() -> bool:
    """Whether the replica answers as far as is known."""
    return cache.get(_keys()[0]) is None


def may_probe() -> bool:
    """Whether the caller is the one to try a replica that has failed; true for one caller each time it passes."""
    return cache.add(_keys()[1], 1, timeout=conf.breaker_seconds())


def trip(reason: object) -> None:
    """Open the breaker: the replica has failed, for `reason`."""
    failed, left_alone = _keys()
    if cache.add(failed, str(reason)[:500], timeout=None):
        logger.warning("Elasticsearch does not answer, the database does instead: %s", reason)
    cache.set(left_alone, 1, timeout=conf.breaker_seconds())


def close() -> None:
    """Close the breaker: the replica has answered."""
    if not is_closed():
        cache.delete_many(_keys())
        logger.warning("Elasticsearch answers again.")
