"""How a facet is laid out: which values stand in sight, which behind « Voir n autres », what opens and closes a branch.

The tree is flattened into rows, so that a template draws it in one loop, whatever its depth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from .facets import Facet
from .results import FacetValue

__all__ = ["DrawnFacet", "Row", "draw_facet", "draw_facets"]

ROOM = 8
"""How many rows of a facet stand in sight, branches included; one more is never hidden alone."""
BRANCH_ROOM = 5
"""The same below a value."""

_Branches = Mapping[str | None, list[FacetValue]]


@dataclass(slots=True)
class Row:
    """One value and the marks around it.

    `more` is how many values stand behind the fold that opens just before this row, 0 for none; `opens` tells that
    the values below it follow; `closes` names what ends after it: "branch" or "more", innermost first.
    """

    value: FacetValue
    more: int = 0
    opens: bool = False
    closes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DrawnFacet:
    """A facet as the page shows it: its name in the address, its label, whether several values go together, rows."""

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
    """`facet` under `label` with its rows; None when nothing in it would change the result."""
    if not any(value.link or value.selected for value in values):
        return None
    branches = _branches(values)
    rows: list[Row] = []
    _lay_out(branches[None], branches, rows, ROOM)
    return DrawnFacet(facet.name, str(label), facet.multiple, tuple(rows))


def _branches(values: Iterable[FacetValue]) -> _Branches:
    """Values by the value above them; a value whose parent is not among them stands at the root."""
    known = {value.value for value in values}
    branches: dict[str | None, list[FacetValue]] = {None: []}
    for value in values:
        parent = value.parent if value.parent in known and value.parent != value.value else None
        branches.setdefault(parent, []).append(value)
    return branches


def _lay_out(siblings: list[FacetValue], branches: _Branches, rows: list[Row], room: int) -> None:
    shown, hidden = _fold(siblings, branches, room)
    for place, value in enumerate([*shown, *hidden]):
        below = branches.get(value.value, [])
        rows.append(Row(value, more=len(hidden) if place == len(shown) else 0, opens=bool(below)))
        if below:
            _lay_out(below, branches, rows, BRANCH_ROOM)
            rows[-1].closes.append("branch")
    if hidden:
        rows[-1].closes.append("more")


def _fold(siblings: list[FacetValue], branches: _Branches, room: int) -> tuple[list[FacetValue], list[FacetValue]]:
    """Part `siblings` into those in sight and those behind the fold; a chosen value always stays in sight."""
    if len(siblings) <= 1:
        return siblings, []
    shown: list[FacetValue] = []
    hidden: list[FacetValue] = []
    taken = 0
    for value in siblings:
        if not shown or taken < room or _has_choice(value, branches):
            shown.append(value)
        else:
            hidden.append(value)
        taken += 1 + min(len(branches.get(value.value, [])), BRANCH_ROOM)
    return (siblings, []) if len(hidden) == 1 else (shown, hidden)


def _has_choice(value: FacetValue, branches: _Branches) -> bool:
    return value.selected or any(_has_choice(below, branches) for below in branches.get(value.value, []))
