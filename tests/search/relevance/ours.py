"""Our search as a visitor meets it."""

from __future__ import annotations

from collections.abc import Sequence

from rrma_search.query import SearchQuery
from rrma_search.service import search

from .measures import RECALL_DEPTH


def our_search(text: str, engine: str | None = None) -> Sequence[str]:
    """The addresses of the first hits that the engine called `engine` finds, by default the one of the settings."""
    return [hit.url for hit in search(SearchQuery(text=text, page_size=RECALL_DEPTH), engine).hits]
