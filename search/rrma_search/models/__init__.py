"""Models of rrma_search, one noun a module."""

from .indexed_document import IndexedDocument, IndexedDocumentQuerySet
from .pending_document import PendingDocument
from .sequence_state import SequenceState
from .synonym_group import SynonymGroup

__all__ = ["IndexedDocument", "IndexedDocumentQuerySet", "PendingDocument", "SequenceState", "SynonymGroup"]
