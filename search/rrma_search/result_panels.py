"""Panels beside the results: what other apps show of a search, between its count and its hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

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


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel that has something to show: its template, and its content."""

    template: str
    content: Any


PanelClass = TypeVar("PanelClass", bound=type[ResultPanel])

_registered: list[ResultPanel] = []


def register_panel(panel: PanelClass) -> PanelClass:
    """Register the class `panel` and return it, so that this is a decorator too."""
    _registered.append(panel())
    return panel


def draw_panels(search: SearchPage) -> list[DrawnPanel]:
    """The panels that have something to show of `search`, in the order of registration."""
    contents = ((panel.template, panel.content(search)) for panel in _registered)
    return [DrawnPanel(template, content) for template, content in contents if content is not None]
