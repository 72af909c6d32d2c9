"""Panels on pages: what apps of upper floors show of a page of ours, at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from rrma_search.page_model import Page

__all__ = ["DrawnPanel", "PagePanel", "draw_panels", "register_panel"]


class PagePanel:
    """Something to show of a page; one instance serves the whole process and keeps no state.

    Apps declare theirs in a module `page_panels`, found by itself. `template` is included with `panel`, what `content`
    gave, and nothing else.
    """

    template: str = ""

    def content(self, page: Page) -> Any:
        """What the template shows of `page`; None where there is nothing to show."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel that has something to show: its template, and its content."""

    template: str
    content: Any


PanelClass = TypeVar("PanelClass", bound=type[PagePanel])

_registered: list[PagePanel] = []


def register_panel(panel: PanelClass) -> PanelClass:
    """Register the class `panel` and return it, so that this is a decorator too."""
    _registered.append(panel())
    return panel


def draw_panels(page: Page) -> list[DrawnPanel]:
    """The panels that have something to show of `page`, in the order of registration."""
    contents = ((panel.template, panel.content(page)) for panel in _registered)
    return [DrawnPanel(template, content) for template, content in contents if content is not None]
