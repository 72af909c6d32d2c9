"""The ways out: each takes a message and says what became of it."""

from .base import Backend, BackendUnavailable, Campaigns, Fate, Outcome
from .loading import get_backend

__all__ = ["Backend", "BackendUnavailable", "Campaigns", "Fate", "Outcome", "get_backend"]
