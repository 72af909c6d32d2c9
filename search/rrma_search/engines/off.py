"""No search at all: for a host's own tests, and for a database that no engine of ours can use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery

from .base import EmbeddedEngine, EngineRequest, EngineResults

__all__ = ["OffEngine"]


class OffEngine(EmbeddedEngine):
    """Takes everything and finds nothing."""

    name = "off"

    def index(self, rows: Sequence[IndexedDocument]) -> None:
        """Forget `rows`."""

    def remove(self, ids: Iterable[int]) -> None:
        """Do nothing."""

    def clear(self) -> None:
        """Do nothing."""

    def optimize(self) -> None:
        """Do nothing."""

    def numbers(self) -> set[int]:
        """All that are there: none is missed."""
        return set(IndexedDocument.objects.present().values_list("pk", flat=True))

    def search(self, request: EngineRequest) -> EngineResults:
        """No hit and no count."""
        return EngineResults(total=0, strict_total=0, level=0, page=1, page_count=0, hits=(), counts={})

    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        """Zero for each query."""
        return [0] * len(queries)

    def words(self, version: int) -> Mapping[str, int]:
        """No word."""
        return {}

    def surfaces(self, words: Sequence[str]) -> Mapping[str, str]:
        """No word."""
        return {}
