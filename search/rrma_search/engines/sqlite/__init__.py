"""The embedded engine: FTS5 finds the words, integer bitmaps in the process count the facets."""

from .engine import SqliteEngine

__all__ = ["SqliteEngine"]
