"""Every engine keeps the contract."""

from .contract import EngineContract
from .corpora import declared

__all__ = ["TestSqliteEngine", "declared"]


class TestSqliteEngine(EngineContract):
    """The embedded engine on SQLite."""

    engine = "sqlite"
