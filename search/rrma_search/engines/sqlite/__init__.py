"""The embedded engine on SQLite: FTS5 finds the words."""

from .engine import SqliteEngine

__all__ = ["SqliteEngine"]
