"""How a facet is laid out: which values stand in sight, which behind « Voir n autres », what opens and closes a branch.

The tree is flattened into rows, so that a template draws it in one loop, whatever its depth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import get_language

from .facets import Facet, ancestors
from .results import FacetValue

__all__ = ["DrawnFacet", "Row", "draw_facet", "draw_facets"]

ROOM = 8
"""How many rows of a facet stand in sight, branches included; one more is never hidden alone."""
BRANCH_ROOM = 5
"""The same below a value."""


@dataclass(slots=True)
class Row:
    """One value and the marks around it.

    `more` is how many values stand behind the fold that opens just before this row, 0 for none; `opens` tells that
    the values below it follow; `closes` names what ends after it: "branch" or "more", innermost first.
    """

    value: FacetValue
    more: int = 0
    opens: bool = False
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class DrawnFacet:
    """A facet as the page shows it: its name in the address, its label, whether several values go together, rows.

    Each is equal to itself alone, so that what is made of it can be kept by it.
    """

    name: str
    label: str
    multiple: bool
    rows: tuple[Row, ...]


def draw_facets(
    facets: Mapping[str, Facet], values: Mapping[str, list[FacetValue]], labels: Mapping[str, str | Promise]
) -> list[DrawnFacet]:
    """Those of `facets` that have something to choose, in their order; `labels` go before a facet's own label."""
    drawn = (draw_facet(facet, values.get(name, []), labels.get(name, facet.label)) for name, facet in facets.items())
    return [facet for facet in drawn if facet is not None]


def draw_facet(facet: Facet, values: list[FacetValue], label: str | Promise) -> DrawnFacet | None:
    """`facet` under `label` with its rows; None when nothing in it would change the result.

    The pages of a search, its orders and most of its choices have the same values with the same counts: what was drawn
    of these of late is given again.
    """
    if not any(value.link or value.selected for value in values):
        return None
    return _drawn(facet.name, str(label), facet.multiple, tuple(values), get_language())


@lru_cache(maxsize=256)
def _drawn(name: str, label: str, multiple: bool, values: tuple[FacetValue, ...], _language: str | None) -> DrawnFacet:
    rows: list[Row] = []
    _Layout(values).lay_out(None, rows, ROOM)
    return DrawnFacet(name, label, multiple, tuple(rows))


class _Layout:
    """The tree of the values of a facet; a value whose parent is not among them stands at the root."""

    def __init__(self, values: Sequence[FacetValue]) -> None:
        known = {value.value: value for value in values}
        self.below: dict[str | None, list[FacetValue]] = {None: []}
        for value in values:
            parent = value.parent if value.parent in known and value.parent != value.value else None
            self.below.setdefault(parent, []).append(value)
        self.kept_in_sight: set[str | None] = set()
        for value in values:
            if value.selected:
                self.kept_in_sight.update((value.value, *ancestors(value.value, known)))

    def lay_out(self, parent: str | None, rows: list[Row], room: int) -> None:
        """Add to `rows` what stands below `parent`."""
        shown, hidden = self._fold(self.below[parent], room)
        for place, value in enumerate([*shown, *hidden]):
            opens = value.value in self.below
            rows.append(Row(value, len(hidden) if place == len(shown) else 0, opens))
            if opens:
                self.lay_out(value.value, rows, BRANCH_ROOM)
                rows[-1].closes += ("branch",)
        if hidden:
            rows[-1].closes += ("more",)

    def _fold(self, siblings: list[FacetValue], room: int) -> tuple[list[FacetValue], list[FacetValue]]:
        """Part `siblings` into those in sight and those behind the fold; a chosen value always stays in sight."""
        if len(siblings) <= 1:
            return siblings, []
        shown: list[FacetValue] = []
        hidden: list[FacetValue] = []
        taken = 0
        for value in siblings:
            in_sight = not shown or taken < room or value.value in self.kept_in_sight
            (shown if in_sight else hidden).append(value)
            taken += 1 + min(len(self.below.get(value.value, ())), BRANCH_ROOM)
        return (siblings, []) if len(hidden) == 1 else (shown, hidden)
