"""The bar that shows the parts of a financing, to scale: numbers for the attributes of an SVG."""

from collections.abc import Iterator
from dataclasses import dataclass

from .financing import Financing

WIDTH = 400
INKS = 6
"""How many fillings the stylesheet and the template tell apart; a seventh line takes the first one again."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar: left edge and width in units of a bar 400 wide, and the number of its filling (0 to 5)."""

    x: float
    width: float
    ink: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The parts in the order of the lines, none beyond the printed total; where it stands when they do not end there.

    `mark` is None when they do. `gap` is the stretch between the printed total and the sum, whichever comes first.
    """

    segments: tuple[Segment, ...]
    mark: float | None
    gap: Segment | None


def ink(position: int) -> int:
    """The number of the filling of the line at `position`, from 0."""
    return position % INKS


def draw(financing: Financing) -> Bar | None:
    """The bar of `financing`; None when its lines cannot be set against a printed total."""
    if not financing.printed_total or not financing.computed_sum or financing.computed_sum < 0:
        return None
    scale = WIDTH / float(max(financing.printed_total, financing.computed_sum))
    mark = float(financing.printed_total) * scale
    end = float(financing.computed_sum) * scale
    segments = tuple(_segments(financing, scale, mark))
    if financing.adds_up:
        return Bar(segments, None, None)
    left, right = sorted((mark, end))
    return Bar(segments, _rounded(mark), Segment(_rounded(left), _rounded(right - left), 0))


def _segments(financing: Financing, scale: float, limit: float) -> Iterator[Segment]:
    x = 0.0
    for position, line in enumerate(financing.lines):
        end = min(x + float(line.amount or 0) * scale, limit)
        if end > x:
            yield Segment(_rounded(x), _rounded(end - x), ink(position))
        x = max(x, end)


def _rounded(number: float) -> float:
    return round(number, 2)
