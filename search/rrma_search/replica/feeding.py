"""What waits in the outbox is sent: a little after each commit, all of it by `rrma_index sync`."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from .. import conf
from ..engines.base import EngineUnavailable
from ..engines.elasticsearch.client import asked
from ..models import PendingReplica, SequenceState
from ..projection.writing import renumber
from . import breaker, bulk, indices, outbox, tasks
from .calls import THOROUGH, Patience, answering, brief, patient_client
from .comparing import copies_of

__all__ = ["answers_now", "failure", "feed", "feed_after_commit", "lets_through"]

logger = logging.getLogger("rrma_search.replica")

SENT_AFTER_COMMIT = 50
"""How many documents somebody waits for; the rest is left to the command."""

SENT_ON_TRIAL = 20
"""How many documents a replica that has failed is sent at a time to show that it is back."""

PROBE_SECONDS = 0.2
"""How long a visitor waits for a replica that has failed to show that it is back."""

_LEAST_SECONDS = 0.02


def feed_after_commit() -> None:
    """Send what has just been written, unless the replica is known to fail; never raises for a replica that does."""
    if tasks.are_deferred():
        tasks.send_waiting.enqueue()
    elif breaker.is_closed():
        try:
            _send(outbox.waiting().order_by("-version")[:SENT_AFTER_COMMIT], brief())
        except EngineUnavailable as error:
            breaker.trip(error)


def feed(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Send everything that waits, while `goes_on`; returns how many documents the replica has taken.

    Raises EngineUnavailable; what was not sent stays, and the breaker opens. Closes it where the replica answers.
    """
    try:
        sent, _all = _send_all(conf.batch_size(), lambda: THOROUGH, goes_on)
        if sent:
            indices.refresh(conf.index_prefix())
        _ask(THOROUGH)
    except EngineUnavailable as error:
        breaker.trip(error)
        raise
    breaker.close()
    return sent


def lets_through() -> bool:
    """Whether the replica is to be asked now: it has not failed, or has just shown that it is back."""
    if breaker.is_closed():
        return True
    return breaker.may_probe() and _is_back()


def answers_now() -> bool:
    """Whether the replica answers, which is tried unless it is being left alone."""
    if not breaker.is_closed():
        return lets_through()
    try:
        _ask(brief())
    except EngineUnavailable as error:
        breaker.trip(error)
        return False
    return True


def failure() -> str:
    """Why the replica does not answer, "" where it does; asked even while it is left alone, and changing nothing."""
    try:
        _ask(brief())
    except EngineUnavailable as error:
        return str(error)
    return ""


def _is_back() -> bool:
    """Whether the replica answers and has all that waits for it: else it would find less than the database does.

    What cannot be sent while a visitor waits is left to the next who tries, and to the command.
    """
    until = time.monotonic() + min(PROBE_SECONDS, conf.timeout())
    try:
        _ask(_briefly(until))
        sent, is_all = _send_all(SENT_ON_TRIAL, lambda: _briefly(until), lambda: time.monotonic() < until)
        if sent and is_all:
            indices.refresh(conf.index_prefix(), _briefly(until))
    except EngineUnavailable as error:
        breaker.trip(error)
        return False
    if is_all:
        breaker.close()
    return is_all


def _briefly(until: float) -> Patience:
    """What is left of the time `until` somebody waits."""
    return Patience(timeout=max(until - time.monotonic(), _LEAST_SECONDS))


def _ask(patience: Patience) -> None:
    """Raise EngineUnavailable unless the replica answers a search wholly and is an index of ours."""
    question: dict[str, Any] = {
        "index": conf.index_prefix(),
        "query": {"bool": {"must_not": [{"term": {"deleted": True}}]}},
        "sort": ["key"],
        "size": 1,
        "source": False,
        "allow_partial_search_results": False,
    }
    with answering():
        answer = asked(lambda _: patient_client(patience).search(**question), patience.timeout)
        if answer["_shards"]["failed"]:
            raise EngineUnavailable("Some shards do not answer.")


def _send_all(at_once: int, patience: Callable[[], Patience], goes_on: Callable[[], bool]) -> tuple[int, bool]:
    """Send what waits, while `goes_on`; returns how many were taken, and whether each has been sent."""
    sent = last = 0
    while goes_on():
        taken, last = _send(outbox.waiting().filter(pk__gt=last).order_by("pk")[:at_once], patience())
        if not last:
            return sent, True
        sent += taken
    return sent, False


def _send(waiting: QuerySet[PendingReplica], patience: Patience) -> tuple[int, int]:
    """Send one batch; returns how many were taken, and the number of the last one of the batch (0: there was none)."""
    # Read before the rows: what is written from now on has a higher version and stays in the outbox.
    version = SequenceState.current(SequenceState.DOCUMENTS)
    batch = list(waiting)
    if not batch:
        return 0, 0
    outcome = bulk.send([entry.document for entry in batch], conf.index_prefix(), patience)
    outbox.settle(outcome.taken, version)
    outbox.fail(outcome.failed, version)
    if outcome.refused:
        # An index of an older version of the code may refuse what the next rebuild takes.
        outbox.fail(outcome.refused, version, final=indices.has_our_mapping(patience))
        logger.error("Elasticsearch refuses documents: %s", outcome.refused)
    if outcome.unavailable:
        raise EngineUnavailable(outcome.unavailable)
    return len(outcome.taken) + _overtake(outcome.ahead, version, patience), batch[-1].pk


def _overtake(ids: list[int], version: int, patience: Patience) -> int:
    """Send documents of which the replica holds a later version, although nobody has written them since, above it.

    Returns how many were taken. Left to the command: what a backup has put back is no business of who waits for a page.
    """
    unmoved = PendingReplica.objects.filter(pk__in=ids, version__lte=version).values_list("pk", flat=True)
    behind = list(unmoved) if ids and patience is THOROUGH else []
    if not behind:
        return 0
    later = max((copy.version for copy in copies_of(conf.index_prefix(), behind).values()), default=0)
    renumber(behind, above=later)
    return _send(outbox.waiting().filter(pk__in=behind), patience)[0]
