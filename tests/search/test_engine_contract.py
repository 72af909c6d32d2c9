"""Every engine keeps the contract."""

from django.db import connection

from .contract import EngineContract
from .corpora import declared

__all__ = ["TestEmbeddedEngine", "declared"]


class TestEmbeddedEngine(EngineContract):
    """The engine of the database that the tests run on: SQLite, or PostgreSQL where DATABASE_URL says so."""

    engine = connection.vendor
