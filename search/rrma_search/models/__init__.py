"""Models of rrma_search, one noun a module."""

from .indexed_document import IndexedDocument, IndexedDocumentQuerySet
from .pending_document import PendingDocument
from .pending_replica import PendingReplica
from .replica_state import ReplicaState
from .search_counter import SearchCounter
from .sequence_state import SequenceState
from .synonym_group import SynonymGroup

__all__ = [
    "IndexedDocument",
    "IndexedDocumentQuerySet",
    "PendingDocument",
    "PendingReplica",
    "ReplicaState",
    "SearchCounter",
    "SequenceState",
    "SynonymGroup",
]
