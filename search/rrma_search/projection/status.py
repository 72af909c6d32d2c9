"""What the index holds, for operators."""

from dataclasses import dataclass

from django.db.models import Count

from .. import engines
from ..models import IndexedDocument, PendingDocument, SequenceState

__all__ = ["IndexStatus", "index_status"]


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The engine in use, documents in all and by source (empty: without one), objects that wait, last version."""

    engine: str
    documents: int
    by_source: tuple[tuple[str, int], ...]
    pending: int
    version: int


def index_status() -> IndexStatus:
    """How the index stands now: three queries."""
    counts = IndexedDocument.objects.present().order_by("source").values_list("source").annotate(count=Count("pk"))
    by_source = tuple(counts)
    return IndexStatus(
        engine=engines.get_engine().name,
        documents=sum(count for _source, count in by_source),
        by_source=by_source,
        pending=PendingDocument.objects.count(),
        version=SequenceState.current(SequenceState.DOCUMENTS),
    )
