"""A country on the map and in its list."""

from __future__ import annotations

from dataclasses import dataclass

from .bubbles import Bubble

__all__ = ["Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A country of the map: its code, its name, how many results, the address of these, its bubble.

    `url` is empty where there is nothing to choose. `selected` tells that the search is narrowed to this country.
    """

    code: str
    label: str
    count: int
    url: str
    selected: bool
    bubble: Bubble

    @property
    def bubble_url(self) -> str:
        """Where the bubble leads; nowhere when it is too small for a finger (the list has the same link)."""
        return self.url if self.bubble.full_size else ""
