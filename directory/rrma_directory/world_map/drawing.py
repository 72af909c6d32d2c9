"""What the map shows: values of the facet *country* put into bubbles and into the list beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import hypot

from django.utils.safestring import SafeString, mark_safe

from rrma_search.engines.collation import title_key
from rrma_search.results import FacetValue

from .bubbles import Bubble, arrange
from .entries import Entry
from .markup import bubbles_markup, list_markup
from .world import world

__all__ = ["WorldMap"]

MANY = 18
"""Beyond this the list beside the map has two columns."""


class WorldMap:
    """A map of the world and its list: one entry per country, most results first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Show `entries`, in their order."""
        self.entries = tuple(entries)

    @classmethod
    def of(cls, values: Iterable[FacetValue], address: Callable[[str], str]) -> WorldMap:
        """The map of the values of the facet *country*; `address(code)` gives where the results of a country are.

        What is no country (a continent, an unknown code) has no place on the map and is left out, and so is a country
        all of whose results are those of one of its own subdivisions on the map: they would be shown twice.
        """
        shown = _countries(values)
        anchors = [_anchor(value.value) for value in shown]
        bubbles = arrange(anchors, [value.count for value in shown], world().width, world().height)
        return cls(
            Entry(
                value.value,
                value.label,
                value.count,
                address(value.value) if value.link else "",
                value.selected,
                bubble,
            )
            for value, bubble in zip(shown, bubbles, strict=True)
        )

    def __len__(self) -> int:
        """How many countries it shows."""
        return len(self.entries)

    @property
    def view_box(self) -> str:
        """The frame of the SVG."""
        return f"0 0 {world().width} {world().height}"

    @property
    def hatching(self) -> str:
        """A line down the middle, as wide as the map, dashed by the style sheet: data of an SVG path."""
        return f"M{world().width // 2} 0v{world().height}"

    @property
    def bubbles(self) -> SafeString:
        """The bubbles, as SVG."""
        return bubbles_markup(self.entries)

    @property
    def items(self) -> SafeString:
        """The items of the list, as HTML."""
        return list_markup(self.entries)

    @property
    def outline(self) -> SafeString:
        """The land: data of an SVG path."""
        # Safe: numbers and letters of a file of this package.
        return mark_safe(world().outline)

    @property
    def leaders(self) -> str:
        """Lines from the anchors to the bubbles that stand away from them: data of an SVG path, "" for none."""
        return "".join(_leader(entry.bubble) for entry in self.entries if entry.bubble.has_leader)

    @property
    def anchors(self) -> str:
        """The far ends of these lines, as points: data of an SVG path, "" for none."""
        bubbles = [entry.bubble for entry in self.entries if entry.bubble.has_leader]
        return "".join(f"M{bubble.anchor_x} {bubble.anchor_y}h0" for bubble in bubbles)

    @property
    def is_long(self) -> bool:
        """Whether the list needs two columns."""
        return len(self.entries) > MANY


def _countries(values: Iterable[FacetValue]) -> list[FacetValue]:
    counted = [value for value in values if value.count and world().anchor(value.value)]
    parts: defaultdict[str | None, list[int]] = defaultdict(list)
    for value in counted:
        parts[value.parent].append(value.count)
    shown = [value for value in counted if value.count not in parts[value.value]]
    return sorted(shown, key=lambda value: (-value.count, title_key(value.label)))


def _anchor(code: str) -> tuple[int, int]:
    anchor = world().anchor(code)
    if anchor is None:
        raise LookupError(code)
    return anchor


def _leader(bubble: Bubble) -> str:
    """From the anchor to the rim of the bubble."""
    across, down = bubble.x - bubble.anchor_x, bubble.y - bubble.anchor_y
    share = 1 - bubble.radius / hypot(across, down)
    return f"M{bubble.anchor_x} {bubble.anchor_y}l{across * share:.1f} {down * share:.1f}"
