"""What differs is sent again; what has long been withdrawn is taken out for good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from .. import conf
from ..models import IndexedDocument
from ..projection.writing import batches, renumber
from . import bulk, outbox
from .calls import THOROUGH
from .comparing import ReplicaDrift, copies
from .feeding import feed

__all__ = ["KEPT", "purge", "repair"]

KEPT = timedelta(days=7)
"""How long a withdrawn document stands in the replica: longer than any late write is on its way.

Elasticsearch itself forgets after a minute which version was deleted, and would let an older one in again.
"""


def repair(drift: ReplicaDrift) -> None:
    """Make the replica what the projection is; raises EngineUnavailable.

    A version that is ahead comes from a time that a backup put back: its row gets a number above it.
    """
    behind = _rows({**drift.missing, **drift.stale, **drift.ghosts})
    with outbox.held():
        renumber(drift.ahead, above=max((copy.version for copy in drift.ahead.values()), default=0))
        outbox.enqueue(behind)
    rowless = {pk: copy.version for pk, copy in drift.ghosts.items() if pk not in behind}
    bulk.erase(rowless, conf.index_prefix(), THOROUGH)
    feed()


def _rows(documents: Iterable[int]) -> dict[int, int]:
    """Those of `documents` that have a row, with its version."""
    rows: dict[int, int] = {}
    for batch in batches(documents):
        rows.update(IndexedDocument.objects.filter(pk__in=batch).values_list("pk", "version"))
    return rows


def purge() -> int:
    """Take out of the replica what was withdrawn more than `KEPT` ago; returns how many documents that were."""
    withdrawn = {pk: copy.version for pk, copy in copies(conf.index_prefix(), {"term": {"deleted": True}})}
    recent = IndexedDocument.objects.filter(deleted=True, updated_at__gt=timezone.now() - KEPT)
    for pk in recent.values_list("pk", flat=True).iterator():
        withdrawn.pop(pk, None)
    return len(bulk.erase(withdrawn, conf.index_prefix(), THOROUGH).taken)
