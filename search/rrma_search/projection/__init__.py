"""The projection: the table of what anyone may see, and what keeps it true."""

from .drift import Drift, find_drift, repair
from .queue import sync, touch
from .rebuilding import rebuild
from .transaction import navigation_changed, vocabulary_version, written_in_transaction
from .writing import project, withdraw

__all__ = [
    "Drift",
    "find_drift",
    "navigation_changed",
    "project",
    "rebuild",
    "repair",
    "sync",
    "touch",
    "vocabulary_version",
    "withdraw",
    "written_in_transaction",
]
