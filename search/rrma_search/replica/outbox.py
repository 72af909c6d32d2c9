"""The outbox: filled in the transaction of the change, emptied once the replica has taken the document."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import router, transaction
from django.db.models import F, QuerySet

from .. import conf
from ..models import IndexedDocument, PendingReplica

__all__ = ["bury", "enqueue", "fail", "held", "retry", "settle", "waiting"]

MAX_ATTEMPTS = 5
"""How often a document is sent that fails for a reason of its own."""

_REFRESHED = ["version", "attempts", "last_error", "dead"]

_thread = threading.local()


def enqueue(versions: Mapping[int, int]) -> None:
    """Note that the documents of these numbers are now at these versions, in the transaction that writes them.

    They are sent after the commit. Nothing happens where no replica is configured.
    """
    if versions and conf.has_replica():
        _put([PendingReplica(document_id=pk, version=version) for pk, version in versions.items()])
        if not getattr(_thread, "held", False):
            _thread.filled = True
            transaction.on_commit(_feed, using=router.db_for_write(PendingReplica), robust=True)


def _put(entries: Iterable[PendingReplica]) -> None:
    # When it began to wait stays: a document that is edited every minute shows how long the replica has been away.
    PendingReplica.objects.bulk_create(
        entries, update_conflicts=True, update_fields=_REFRESHED, unique_fields=["document"]
    )


def _feed() -> None:
    """Send once for a commit, however many writes it had."""
    if getattr(_thread, "filled", False):
        _thread.filled = False
        from .feeding import feed_after_commit  # what talks to Elasticsearch is imported where it is in use

        feed_after_commit()


@contextmanager
def held() -> Iterator[None]:
    """Leave what this thread writes in the outbox: a command that writes everything sends it in large batches."""
    before, _thread.held = getattr(_thread, "held", False), True
    try:
        yield
    finally:
        _thread.held = before


def waiting() -> QuerySet[PendingReplica]:
    """What is to be sent, with the documents; those given up are left out."""
    return PendingReplica.objects.filter(dead=False).select_related("document")


def settle(ids: Iterable[int], version: int) -> None:
    """Take `ids` out where the document has not been written since the projection was at `version`."""
    _unmoved(ids, version).delete()


def fail(reasons: Mapping[int, str], version: int, final: bool = False) -> None:
    """Note why documents failed; they are sent again, `MAX_ATTEMPTS` times in all, or never where that is `final`."""
    for pk, reason in reasons.items():
        _unmoved([pk], version).update(attempts=F("attempts") + 1, last_error=reason, dead=final)
    _unmoved(reasons, version).filter(attempts__gte=MAX_ATTEMPTS).update(dead=True)


def bury(reasons: Mapping[int, str], versions: Mapping[int, int]) -> None:
    """Give up the documents of `reasons`, be they waiting or not, unless they have been written since `versions`."""
    rows = IndexedDocument.objects.filter(pk__in=list(reasons)).values_list("pk", "version")
    _put(
        PendingReplica(document_id=pk, version=version, attempts=1, last_error=reasons[pk], dead=True)
        for pk, version in rows
        if version <= versions[pk]
    )


def retry() -> int:
    """Have those given up sent again; returns how many."""
    return PendingReplica.objects.filter(dead=True).update(dead=False, attempts=0)


def _unmoved(ids: Iterable[int], version: int) -> QuerySet[PendingReplica]:
    return PendingReplica.objects.filter(pk__in=list(ids), version__lte=version)
