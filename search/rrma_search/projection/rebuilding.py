"""The whole projection anew, from the sources."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.utils import timezone

from .. import engines
from ..conf import batch_size
from ..models import IndexedDocument, PendingDocument, SequenceState
from ..sources import DocumentSource, get_source, get_sources
from .objects import shown, shown_after
from .transaction import vocabulary_changed, writing
from .writing import store, withdraw

__all__ = ["ghosts", "rebuild", "rows_in_batches"]


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Project every object of every source, take out what none shows any more; returns the number of documents.

    `progress` is called with the number of objects done and of all there are.

    The index answers all the while: each batch is a short transaction, and memory does not grow with the number of
    documents. Those without a source stay; every one is given to the engine again.
    """
    vocabulary_changed()
    before = SequenceState.current(SequenceState.DOCUMENTS)
    queued = PendingDocument.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    done, total = 0, sum(source.queryset().count() for source in get_sources().values())
    for source in get_sources().values():
        for count in _project_all(source):
            done += count
            progress(min(done, total), total)
    for keys in ghosts():
        withdraw(keys)
    _reindex(before)
    engines.embedded().optimize()
    PendingDocument.objects.filter(pk__lte=queued).delete()
    return IndexedDocument.objects.present().count()


def _project_all(source: DocumentSource) -> Iterator[int]:
    """Project all of `source`; gives the number of objects of each batch, once it is committed."""
    last = None
    while True:
        with writing():
            objects = shown_after(source, last, batch_size())
            documents = [document for _obj, document in source.documents(objects)]
            store(documents, {document.key: source.label for document in documents})
        if not objects:
            return
        yield len(objects)
        last = objects[-1].pk


def _reindex(version: int) -> None:
    """Give the rows that have not been written since `version` to the engine again."""
    if not IndexedDocument.objects.present().exists():
        with writing():
            engines.embedded().clear()
    last = 0
    while True:
        with writing():
            rows = list(
                IndexedDocument.objects.present()
                .filter(pk__gt=last, version__lte=version)
                .order_by("pk")[: batch_size()]
            )
            if not rows:
                return
            engines.embedded().index(rows)
        last = rows[-1].pk


def rows_in_batches() -> Iterator[list[IndexedDocument]]:
    """The rows of every document that has a source, without their texts, a batch at a time."""
    rows = IndexedDocument.objects.present().exclude(source="").order_by("pk")
    rows = rows.only("key", "source", "object_id", "content_hash", "expires")
    batch = list(rows[: batch_size()])
    while batch:
        yield batch
        batch = list(rows.filter(pk__gt=batch[-1].pk)[: batch_size()])


def ghosts(even_expired: bool = True) -> Iterator[list[str]]:
    """Keys of documents whose source does not show their object (any more), or is itself gone, a batch at a time.

    Without `even_expired` those past their expiry are passed over: no search finds them.
    """
    now = timezone.now()
    for rows in rows_in_batches():
        by_label: dict[str, dict[str, IndexedDocument]] = defaultdict(dict)
        for row in rows:
            by_label[row.source][row.object_id] = row
        yield [
            row.key
            for label, group in by_label.items()
            for row in map(group.get, _not_shown(label, group))
            if even_expired or row.expires is None or row.expires > now
        ]


def _not_shown(label: str, object_ids: dict[str, IndexedDocument]) -> set[str]:
    source = get_source(label)
    return set(object_ids) - (shown(source, object_ids) if source else set())
