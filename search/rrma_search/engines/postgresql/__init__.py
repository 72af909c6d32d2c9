"""The embedded engine on PostgreSQL: a GIN index finds the words."""

from .engine import PostgresqlEngine

__all__ = ["PostgresqlEngine"]
