"""The queue of changed objects: filled in the transaction of the change, worked off after its commit."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db import transaction

from .. import conf
from ..facets import get_facets
from ..models import IndexedDocument, PendingDocument
from ..sources import DocumentSource, get_source, get_sources
from .objects import shown_objects
from .rows import document_of
from .transaction import database, vocabulary_changed, writing
from .writing import batches, store, withdraw

__all__ = ["mark_pending", "mark_vocabulary", "sync", "touch"]

REPROJECTED_AT_ONCE = 50
"""Objects read and written between two looks at the clock."""

_thread = threading.local()


def touch(model_label: str, pks: Iterable[Any]) -> None:
    """Tell that objects of the model `model_label` ("app.Model") have changed.

    Their documents, and those of other models that show them, are written again after the commit as far as the time
    of `RRMA_SEARCH["REPROJECTION_SECONDS"]` goes, and by `rrma_index sync` beyond. For changes that send no signal:
    `queryset.update()`, bulk operations. Raises LookupError for a model that does not exist.
    """
    pks = list(pks)
    model = apps.get_model(model_label)
    for facet in get_facets().values():
        if model._meta.label_lower in map(str.lower, facet.models):
            mark_vocabulary(facet.name)
    source = get_source(model_label)
    if source is not None:
        mark_pending(source, pks)
    for other in get_sources().values():
        for label, showing in other.related.items():
            if label.lower() == model._meta.label_lower:
                for instance in model._default_manager.filter(pk__in=pks):
                    mark_pending(other, showing(instance))


def mark_pending(source: DocumentSource, pks: Iterable[Any]) -> None:
    """Put the objects `pks` of `source` into the queue, in this transaction."""
    _enqueue(source.label, (str(pk) for pk in pks))


def mark_vocabulary(facet: str) -> None:
    """Tell that values of `facet` have changed: labels are read anew, documents without a source written again.

    The documents of sources follow by what their sources call related.
    """
    vocabulary_changed()
    keys = IndexedDocument.objects.present().filter(source="", facets__has_key=facet).values_list("key", flat=True)
    _enqueue("", keys.iterator())


def _enqueue(label: str, object_ids: Iterable[str]) -> None:
    with transaction.atomic(using=database()):
        for batch in batches(dict.fromkeys(object_ids)):
            PendingDocument.objects.filter(source=label, object_id__in=batch).delete()
            PendingDocument.objects.bulk_create(
                [PendingDocument(source=label, object_id=object_id) for object_id in batch], ignore_conflicts=True
            )
            _thread.touched = True
            transaction.on_commit(_catch_up, using=database(), robust=True)


def _catch_up() -> None:
    """Work off the queue once for a commit, however many changes it had."""
    if getattr(_thread, "touched", False):
        _thread.touched = False
        if seconds := conf.reprojection_seconds():
            sync(seconds)


def sync(seconds: float | None = None) -> int:
    """Write what is in the queue again, last touched first, for about `seconds` (None: to the end).

    Returns how many objects were worked off. An object whose document cannot be made is logged and stays queued.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    done = 0
    last: int | None = None
    while batch := _waiting(below=last):
        done += _work_off(batch)
        last = batch[-1].pk
        if deadline is not None and time.monotonic() >= deadline:
            break
    return done


def _waiting(below: int | None) -> list[PendingDocument]:
    queue = PendingDocument.objects.order_by("-pk")
    return list((queue if below is None else queue.filter(pk__lt=below))[:REPROJECTED_AT_ONCE])


def _work_off(batch: Sequence[PendingDocument]) -> int:
    by_label: dict[str, list[PendingDocument]] = defaultdict(list)
    for waiting in batch:
        by_label[waiting.source].append(waiting)
    done: list[int] = []
    with writing():
        for label, group in by_label.items():
            done += _work_off_source(label, group)
        # A row that was touched meanwhile has another number and stays.
        PendingDocument.objects.filter(pk__in=done).delete()
    return len(done)


def _work_off_source(label: str, group: Sequence[PendingDocument]) -> list[int]:
    """Write the documents of `group` again, or take them out; returns the rows of the queue that are done."""
    ids = {waiting.object_id: waiting.pk for waiting in group}
    source = get_source(label)
    if not label:
        relabel(ids)
        failed: set[str] = set()
    elif source is None:
        withdraw(f"{label}:{object_id}" for object_id in ids)
        failed = set()
    else:
        failed = reproject(source, ids)
    return [pk for object_id, pk in ids.items() if object_id not in failed]


def reproject(source: DocumentSource, object_ids: Iterable[str]) -> set[str]:
    """Bring the documents of `object_ids` to what `source` shows now; returns the ids whose document failed."""
    wanted = set(object_ids)
    objects = list(shown_objects(source, wanted))
    made = {str(obj.pk): document for obj, document in source.documents(objects)}
    store(made.values(), {document.key: source.label for document in made.values()})
    visible = {str(obj.pk) for obj in objects}
    withdraw(source.key(object_id) for object_id in wanted - visible)
    return visible - made.keys()


def relabel(keys: Iterable[str]) -> None:
    """Write the documents called `keys`, which have no source, with the labels of now."""
    rows = IndexedDocument.objects.present().filter(key__in=list(keys), source="")
    store([document_of(row) for row in rows], {})
