"""How the replica stands, as far as the database and the cache know: nothing is asked of Elasticsearch."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone

from .. import conf
from ..models import PendingReplica, ReplicaState
from . import breaker
from .lock import is_under_way

__all__ = ["ReplicaStatus", "replica_status"]


@dataclass(frozen=True, slots=True)
class ReplicaStatus:
    """Documents that wait and since when the oldest does, documents given up, the breaker, the last rebuild.

    `needs_rebuild`: no rebuild has ended yet, or the mapping has changed since.
    """

    pending: int
    oldest: datetime.timedelta | None
    dead: int
    breaker: str
    index: str
    rebuilt_at: datetime.datetime | None
    rebuilding: bool
    needs_rebuild: bool

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON: times as ISO 8601, durations in seconds; without the name of the index."""
        return {
            "breaker": self.breaker,
            "pending": self.pending,
            "oldest_pending_seconds": round(self.oldest.total_seconds()) if self.oldest else None,
            "dead": self.dead,
            "last_rebuild": self.rebuilt_at.isoformat(timespec="seconds") if self.rebuilt_at else None,
            "rebuild_under_way": self.rebuilding,
            "rebuild_needed": self.needs_rebuild,
        }


def replica_status() -> ReplicaStatus | None:
    """How the replica stands now: two queries. None where none is configured."""
    if not conf.has_replica():
        return None
    from ..engines.elasticsearch.mapping import mapping_hash  # imported where Elasticsearch is in use

    counts = PendingReplica.objects.aggregate(
        pending=Count("pk", filter=Q(dead=False)),
        oldest=Min("queued_at", filter=Q(dead=False)),
        dead=Count("pk", filter=Q(dead=True)),
    )
    state = ReplicaState.objects.filter(name=conf.index_prefix()).first() or ReplicaState()
    return ReplicaStatus(
        pending=counts["pending"],
        oldest=timezone.now() - counts["oldest"] if counts["oldest"] else None,
        dead=counts["dead"],
        breaker=breaker.state(),
        index=state.index,
        rebuilt_at=state.rebuilt_at,
        rebuilding=is_under_way(state),
        needs_rebuild=state.mapping_hash != mapping_hash(),
    )
