"""The figures of a financing as readers see them: rows, totals, bar."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .financing import ComputedLine, Financing
from .financing_bar import Bar, draw, ink


@dataclass(frozen=True, slots=True)
class FinancingRow:
    """A printed line, its figures (computed ones only where they are shown), and the filling of its part of the bar."""

    line: Any
    figures: ComputedLine
    ink: int


@dataclass(frozen=True, slots=True)
class FinancingTable:
    """Rows in printed order. `bar` is None when there is nothing to draw to scale, or when a gap is kept from readers.

    `shows_gap` tells that the sum differs from the printed total and that the editors chose to say so.
    """

    financing: Financing
    rows: tuple[FinancingRow, ...]
    bar: Bar | None
    shows_gap: bool

    @property
    def has_amounts(self) -> bool:
        """Whether any row shows an amount."""
        return any(row.figures.amount is not None for row in self.rows)

    @property
    def has_shares(self) -> bool:
        """Whether any row shows a share."""
        return any(row.figures.share is not None for row in self.rows)

    @property
    def amounts_are_computed(self) -> bool:
        """Whether every amount shown is worked out from a printed share."""
        return all(not row.figures.amount_is_printed for row in self.rows)

    @property
    def shares_are_computed(self) -> bool:
        """Whether every share shown is worked out from a printed amount."""
        return all(not row.figures.share_is_printed for row in self.rows)


def tabulate(financing: Financing, lines: Iterable[Any], show_gap: bool) -> FinancingTable:
    """What readers see of `financing` and its printed `lines`.

    Figures that contradict each other are shown as printed and nothing more, unless `show_gap` says otherwise.
    """
    open_figures = financing.adds_up or show_gap
    rows = tuple(
        FinancingRow(line, figures if open_figures else _printed(figures), ink(position))
        for position, (line, figures) in enumerate(zip(lines, financing.lines, strict=True))
    )
    bar = draw(financing) if open_figures else None
    return FinancingTable(financing, rows, bar, show_gap and not financing.adds_up)


def _printed(line: ComputedLine) -> ComputedLine:
    return ComputedLine(
        line.amount if line.amount_is_printed else None,
        line.share if line.share_is_printed else None,
        line.amount_is_printed,
        line.share_is_printed,
    )
