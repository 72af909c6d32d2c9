"""Panels: what other apps show in a place of ours, without our knowing of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

__all__ = ["DrawnPanel", "Panels"]


class Panel(Protocol):
    """Something to show of a subject; one instance serves the whole process and keeps no state.

    `template` is included with `panel`, what `content` gave, and nothing else.
    """

    template: str

    def content(self, subject: Any, /) -> Any:
        """What the template shows of `subject`; None where there is nothing to show."""


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel that has something to show: its template, and its content."""

    template: str
    content: Any


PanelClass = TypeVar("PanelClass", bound=type[Panel])


class Panels:
    """The panels of one place."""

    def __init__(self) -> None:
        """None so far."""
        self._registered: list[Panel] = []

    def register(self, panel: PanelClass) -> PanelClass:
        """Register the class `panel` and return it, so that this is a decorator too."""
        self._registered.append(panel())
        return panel

    def draw(self, subject: Any) -> list[DrawnPanel]:
        """The panels that have something to show of `subject`, in the order of registration."""
        contents = ((panel.template, panel.content(subject)) for panel in self._registered)
        return [DrawnPanel(template, content) for template, content in contents if content is not None]
