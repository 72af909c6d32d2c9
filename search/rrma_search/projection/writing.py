"""Writing and withdrawing documents, with the engine's own index, in one transaction."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from django.utils import timezone

from .. import engines
from ..conf import batch_size
from ..documents import SearchDocument
from ..models import IndexedDocument, SequenceState
from ..replica import outbox
from ..sources import get_sources
from .objects import shown
from .rows import RowMaker
from .statements import insert, update
from .transaction import next_version, vocabulary_version, writing

__all__ = ["batches", "project", "renumber", "store", "withdraw"]

Item = TypeVar("Item")

EMPTIED = {
    "kind": "",
    "title": "",
    "summary": "",
    "body": "",
    "passages": [],
    "url": "",
    "date": None,
    "facets": {},
    "labels": [],
    "boost": 1.0,
    "length": 0,
    "sites": [],
    "expires": None,
    "content_hash": "",
    "deleted": True,
}


def batches(items: Iterable[Item], size: int | None = None) -> Iterable[list[Item]]:
    """`items` in lists of at most `size` (by default the batch size of the settings), read as they are needed."""
    iterator = iter(items)
    while batch := list(islice(iterator, size or batch_size())):
        yield batch


def project(documents: Iterable[SearchDocument]) -> int:
    """Put `documents` into the index and return how many were new or different.

    Each batch is one transaction, or part of the caller's. A document whose object a source shows now belongs to that
    source and leaves with it; any other stays until it is withdrawn. Raises ValueError for an impossible key and
    TypeError for facet values that are not a tuple.
    """
    written = 0
    for batch in batches(documents):
        with writing():
            written += store(batch, _owners(batch))
    if written > batch_size():
        engines.embedded().optimize()
    return written


def withdraw(keys: Iterable[str]) -> int:
    """Take the documents called `keys` out of the index at once; returns how many were there."""
    withdrawn = 0
    for batch in batches(keys):
        if IndexedDocument.objects.present().filter(key__in=batch).exists():
            with writing():
                withdrawn += _withdraw(batch)
    return withdrawn


def _withdraw(keys: Sequence[str]) -> int:
    ids = list(IndexedDocument.objects.present().filter(key__in=keys).values_list("pk", flat=True))
    if ids:
        version = next_version()
        IndexedDocument.objects.filter(pk__in=ids).update(**EMPTIED, version=version, updated_at=timezone.now())
        engines.embedded().remove(ids)
        outbox.enqueue(dict.fromkeys(ids, version))
    return len(ids)


@contextmanager
def _uncollected() -> Iterator[None]:
    """The garbage collector at rest: what a batch makes is in use to its end, and is looked through for nothing."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


@_uncollected()
def store(documents: Iterable[SearchDocument], owners: Mapping[str, str]) -> int:
    """Write one batch inside `writing()`; `owners` names the source of each key that has one.

    Unchanged documents are left alone. Returns how many were written.
    """
    maker = RowMaker(vocabulary_version())
    made = {document.key: maker.fields(document) for document in documents}
    known = _known(made)
    changed = {
        key: fields
        for key, fields in made.items()
        if key not in known or known[key][1:] != (fields["content_hash"], owners.get(key, ""))
    }
    if changed:
        _write([_row(key, fields, owners.get(key, ""), known.get(key)) for key, fields in changed.items()])
    return len(changed)


def _known(keys: Iterable[str]) -> dict[str, tuple[int, str, str]]:
    """The number, fingerprint and source of the rows that exist; those withdrawn have no fingerprint."""
    rows = IndexedDocument.objects.filter(key__in=list(keys))
    return {
        key: (pk, "" if deleted else found, source)
        for key, pk, found, source, deleted in rows.values_list("key", "pk", "content_hash", "source", "deleted")
    }


def _row(key: str, fields: Mapping[str, Any], owner: str, known: tuple[int, str, str] | None) -> IndexedDocument:
    return IndexedDocument(
        pk=known[0] if known else None,
        key=key,
        source=owner,
        object_id=key.rpartition(":")[2] if owner else "",
        **fields,
    )


def _write(rows: Sequence[IndexedDocument]) -> None:
    version, now = next_version(), timezone.now()
    for row in rows:
        row.version, row.updated_at = version, now
    old = [row for row in rows if row.pk is not None]
    new = [row for row in rows if row.pk is None]
    if old:
        update(old)
    if new:
        insert(new)
    engines.embedded().index([*old, *new])
    outbox.enqueue({row.pk: version for row in rows})


def renumber(ids: Iterable[int], above: int = 0) -> None:
    """Give the rows `ids` a version higher than `above` and than the clock, and have the replica take them again.

    For a replica that holds later versions than the projection, which came from a backup: what it has been told by a
    row that is no more would never be overwritten.
    """
    for batch in batches(ids):
        with writing():
            SequenceState.raise_to(SequenceState.DOCUMENTS, above)
            version = next_version()
            IndexedDocument.objects.filter(pk__in=batch).update(version=version)
            outbox.enqueue(dict.fromkeys(batch, version))


def _owners(documents: Iterable[SearchDocument]) -> dict[str, str]:
    """The label of the source of each document that a source shows now, by key."""
    by_label: dict[str, dict[str, str]] = defaultdict(dict)
    for document in documents:
        label, separator, pk = document.key.rpartition(":")
        if separator and label in get_sources():
            by_label[label][pk] = document.key
    owners = {}
    for label, keys in by_label.items():
        for pk in shown(get_sources()[label], keys):
            owners[keys[str(pk)]] = label
    return owners
