"""Panels beside the results: what other apps show of a search, between its count and its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .panels import DrawnPanel, Panels

if TYPE_CHECKING:
    from .search_page import SearchPage

__all__ = ["DrawnPanel", "ResultPanel", "draw_panels", "register_panel"]


class ResultPanel:
    """Something to show of a search; one instance serves the whole process and keeps no state.

    Apps declare theirs in a module `search_panels`, found by itself. `template` is included with `panel`, what
    `content` gave, and nothing else.
    """

    template: str = ""

    def content(self, search: SearchPage) -> Any:
        """What the template shows of `search`; None where there is nothing to show."""
        raise NotImplementedError


_panels = Panels()
register_panel = _panels.register


def draw_panels(search: SearchPage) -> list[DrawnPanel]:
    """The panels that have something to show of `search`, in the order of registration."""
    return _panels.draw(search)
