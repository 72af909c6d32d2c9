"""Panels on pages: what apps of upper floors show of a page of ours, at its end."""

from __future__ import annotations

from typing import Any

from rrma_search.page_model import Page
from rrma_search.panels import DrawnPanel, Panels

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


_panels = Panels()
register_panel = _panels.register


def draw_panels(page: Page) -> list[DrawnPanel]:
    """The panels that have something to show of `page`, in the order of registration."""
    return _panels.draw(page)
