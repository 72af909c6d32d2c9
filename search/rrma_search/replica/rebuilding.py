"""A new index, filled from the projection, takes the place of the old one at one stroke.

Nothing has to write to both meanwhile: every write to the projection has a version of one sequence, so what was written
during the filling is sent to the new index afterwards, before the swap and once more after it. What is committed later
than that last look goes to the new index by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from .. import conf
from ..engines.base import EngineUnavailable
from ..engines.elasticsearch.mapping import mapping_hash
from ..models import IndexedDocument, PendingReplica, ReplicaState, SequenceState
from ..projection.writing import batches
from . import bulk, indices, outbox
from .calls import THOROUGH
from .comparing import Copy, find_drift
from .feeding import feed
from .lock import forget, killed, rebuilding
from .repairing import repair

__all__ = ["RebuildFailed", "Rebuilt", "catch_up", "rebuild"]

COMPARISONS = 5
"""How often the new index is compared and mended before the rebuild gives up."""

Progress = Callable[[int, int], None]


class RebuildFailed(Exception):
    """The new index could not be made equal to the projection; the old one goes on serving."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Name of the index now in use, number of its documents, and those that it refused: key → reason."""

    index: str
    documents: int
    refused: dict[str, str]


def rebuild(progress: Progress = lambda done, total: None) -> Rebuilt:
    """Make the replica anew, serving all the while; calls `progress` with documents done and documents in all.

    Raises RebuildRefused while another one is under way, EngineUnavailable where Elasticsearch fails, RebuildFailed
    where the new index does not become what the projection is; in each case the old index stays.
    """
    with rebuilding() as beat:
        indices.remove(indices.orphans())
        index = indices.create()
        try:
            return _Rebuild(index, beat, progress).run()
        except BaseException:
            with suppress(EngineUnavailable):
                if indices.current() != index:
                    indices.remove([index])
            raise


def catch_up(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Send everything that waits, while `goes_on`; where there is no index at all, make one.

    After a rebuild that was killed the index is compared first: what was written while it took its place may be in the
    old one alone. Returns how many documents were sent. Raises EngineUnavailable, and what `rebuild` raises.
    """
    if not indices.current():
        return rebuild().documents
    if owner := killed():
        repair(find_drift())
        forget(owner)
    return feed(goes_on)


class Told(NamedTuple):
    """What the new index has been sent of a document: its key and version."""

    key: str
    version: int


@dataclass(slots=True)
class _Rebuild:
    """One rebuild under way; `version` is how far the new index has been told what the projection is."""

    index: str
    beat: Callable[[], None]
    progress: Progress
    version: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)

    def run(self) -> Rebuilt:
        self._fill()
        self._equal()
        self.beat()
        indices.swap(self.index)
        swapped_at = time.monotonic()
        self._equal()
        documents = IndexedDocument.objects.present().count() - len(self.refused)
        self._settle(documents)
        feed()
        # Searches that were on their way when the alias moved still read the old index.
        time.sleep(max(0.0, swapped_at + conf.timeout() - time.monotonic()))
        indices.remove(indices.orphans())
        return Rebuilt(self.index, documents, {self.told[pk].key: why for pk, why in self.refused.items()})

    def _fill(self) -> None:
        self.version = SequenceState.current(SequenceState.DOCUMENTS)
        present = IndexedDocument.objects.present()
        total = present.count()
        self.progress(0, total)
        self._send(self._counted(_in_batches(present), total))
        if total and len(self.refused) == total:
            raise RebuildFailed(next(iter(self.refused.values())))

    def _counted(self, rows: Iterable[IndexedDocument], total: int) -> Iterator[IndexedDocument]:
        for done, row in enumerate(rows, start=1):
            yield row
            if done % conf.batch_size() == 0 or done == total:
                self.beat()
                self.progress(done, total)

    def _send(self, rows: Iterable[IndexedDocument]) -> None:
        outcome = bulk.send(self._noted(rows), self.index, THOROUGH)
        if outcome.unavailable:
            raise EngineUnavailable(outcome.unavailable)
        for pk in outcome.taken:
            self.refused.pop(pk, None)
        self.refused.update(outcome.refused)
        self.refused.update(outcome.failed)

    def _noted(self, rows: Iterable[IndexedDocument]) -> Iterator[IndexedDocument]:
        for row in rows:
            self.told[row.pk] = Told(row.key, row.version)
            yield row

    def _equal(self) -> None:
        """Bring the new index to what the projection is now, and see that it is."""
        for _attempt in range(COMPARISONS):
            self._follow()
            drift = find_drift(self.index)
            self.beat()
            differing = {**drift.missing, **drift.stale, **drift.ghosts}.keys() - self.refused.keys()
            if not self._mend(differing, drift.ghosts):
                return
        raise RebuildFailed(", ".join(self.told[pk].key for pk in differing if pk in self.told)[:500])

    def _follow(self) -> None:
        """Send what was written or withdrawn since the last time."""
        now = SequenceState.current(SequenceState.DOCUMENTS)
        self._send(_in_batches(IndexedDocument.objects.filter(version__gt=self.version)))
        self.version = now

    def _mend(self, differing: Iterable[int], ghosts: Mapping[int, Copy]) -> bool:
        """Send `differing` again; returns whether there was any. What was written since `version` is left to follow."""
        mended, rowless = False, {pk: copy.version for pk, copy in ghosts.items()}
        for batch in batches(differing):
            rows = list(IndexedDocument.objects.filter(pk__in=batch))
            self._send(told := [row for row in rows if row.version <= self.version])
            mended = mended or bool(told)
            for row in rows:
                rowless.pop(row.pk, None)
        if rowless:
            bulk.erase(rowless, self.index, THOROUGH)
        return mended or bool(rowless)

    def _settle(self, documents: int) -> None:
        """Note what the index now in use has taken, and what it has not."""
        PendingReplica.objects.filter(version__lte=self.version).delete()
        outbox.bury(self.refused, {pk: self.told[pk].version for pk in self.refused})
        ReplicaState.objects.filter(name=conf.index_prefix()).update(
            index=self.index, mapping_hash=mapping_hash(), documents=documents, rebuilt_at=timezone.now()
        )


def _in_batches(rows: QuerySet[IndexedDocument]) -> Iterator[IndexedDocument]:
    """`rows` in the order of their numbers, a batch in memory at a time."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[: conf.batch_size()]):
        yield from batch
        last = batch[-1].pk
