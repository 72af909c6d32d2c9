"""What the engines inside a database share: the words are looked up there, bitmaps in the process count the facets."""

from .engine import DatabaseEngine

__all__ = ["DatabaseEngine"]
