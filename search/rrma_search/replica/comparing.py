"""Two-way comparison of the replica with the projection, by number and version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .. import conf
from ..models import IndexedDocument
from .calls import answering, patient_client
from .indices import refresh

__all__ = ["Copy", "ReplicaDrift", "copies", "copies_of", "find_drift"]

READ_AT_ONCE = 5_000
KEEP_ALIVE = "1m"


class Copy(NamedTuple):
    """A document in the replica, or the row it comes from: key, version, and whether it is withdrawn."""

    key: str
    version: int
    deleted: bool


@dataclass(slots=True)
class ReplicaDrift:
    """What the replica lacks, has without a public document, has in an older or in a later version.

    Documents by number, as the side has them that has them; `ghosts` and `ahead` as the replica has them.
    """

    missing: dict[int, Copy] = field(default_factory=dict)
    ghosts: dict[int, Copy] = field(default_factory=dict)
    stale: dict[int, Copy] = field(default_factory=dict)
    ahead: dict[int, Copy] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.missing or self.ghosts or self.stale or self.ahead)


def find_drift(index: str | None = None) -> ReplicaDrift:
    """Compare all documents of `index` (by default the one in use) with the projection. Changes nothing.

    What seems to differ is looked at a second time, document by document: a change that was under way is no drift.
    Raises EngineUnavailable.
    """
    index = index or conf.index_prefix()
    refresh(index)
    found = dict(copies(index))
    suspects = [pk for pk, row in _all_rows() if _difference(row, found.pop(pk, None))]
    suspects += [pk for pk, copy in found.items() if _difference(None, copy)]
    return _second_look(index, suspects)


def _difference(row: Copy | None, copy: Copy | None) -> str:
    """The name of the drift between a row and its copy, "" when there is none."""
    shown = copy is not None and not copy.deleted
    if row is None:
        return "ghosts" if shown else ""
    if copy is not None and copy.version > row.version and (shown or not row.deleted):
        return "ahead"
    if row.deleted:
        return "ghosts" if shown else ""
    if not shown:
        return "missing"
    return "stale" if copy is not None and copy.version < row.version else ""


def _second_look(index: str, suspects: Iterable[int]) -> ReplicaDrift:
    drift = ReplicaDrift()
    suspects = list(suspects)
    for start in range(0, len(suspects), READ_AT_ONCE):
        numbers = suspects[start : start + READ_AT_ONCE]
        found = copies_of(index, numbers)
        rows = dict(_rows(IndexedDocument.objects.filter(pk__in=numbers)))
        for pk in numbers:
            row, copy = rows.get(pk), found.get(pk)
            if difference := _difference(row, copy):
                side = copy if difference in ("ghosts", "ahead") else row
                getattr(drift, difference)[pk] = side
    return drift


def _rows(queryset: Any) -> Iterator[tuple[int, Copy]]:
    for pk, key, version, deleted in queryset.values_list("pk", "key", "version", "deleted"):
        yield pk, Copy(key, version, deleted)


def _all_rows() -> Iterator[tuple[int, Copy]]:
    last = 0
    while batch := list(_rows(IndexedDocument.objects.filter(pk__gt=last).order_by("pk")[:READ_AT_ONCE])):
        yield from batch
        last = batch[-1][0]


def copies(index: str, query: dict[str, Any] | None = None) -> Iterator[tuple[int, Copy]]:
    """Every document of `index` that meets `query`, by number, as it stood when the reading began."""
    client = patient_client()
    with answering():
        point = client.open_point_in_time(index=index, keep_alive=KEEP_ALIVE)["id"]
        after = None
        while True:
            answer = client.search(
                pit={"id": point, "keep_alive": KEEP_ALIVE},
                query=query or {"match_all": {}},
                sort=["_shard_doc"],
                search_after=after,
                size=READ_AT_ONCE,
                version=True,
                source=["key", "deleted"],
                track_total_hits=False,
                allow_partial_search_results=False,
            )
            hits = answer["hits"]["hits"]
            yield from map(_copy, hits)
            if len(hits) < READ_AT_ONCE:
                break
            after = hits[-1]["sort"]
        client.close_point_in_time(id=point)


def copies_of(index: str, numbers: Iterable[int]) -> dict[int, Copy]:
    """Those of the documents `numbers` that `index` has, as they stand now, be they to be seen by searches or not."""
    with answering():
        answer = patient_client().mget(index=index, ids=[str(pk) for pk in numbers], source=["key", "deleted"])
        return dict(_copy(document) for document in answer["docs"] if document.get("found"))


def _copy(document: dict[str, Any]) -> tuple[int, Copy]:
    source = document["_source"]
    return int(document["_id"]), Copy(source.get("key", ""), document["_version"], bool(source.get("deleted")))
