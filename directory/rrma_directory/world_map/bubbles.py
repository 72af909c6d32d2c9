"""Bubbles on a plane: as large as their numbers, as near as can be to where they belong, none over another.

They are placed one by one, the largest first, each at its anchor or where it is free first on one of the rays from it.
The same numbers always give the same map.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, inf, pi, sin, sqrt

__all__ = ["GAP", "LARGEST", "TARGET", "Bubble", "arrange"]

TARGET = 18.5
"""Least radius of what a pointer has to hit, in units of the map: 24 px across where the map is 572 px wide."""
LARGEST = 27.0
"""Radius of the largest number, unless it has more digits than fit."""
GAP = 2.0
"""Least distance between two bubbles, and between their targets."""
DIGIT, MARGIN, LEAST = 7.6, 3.0, 14.0
"""Half the width of a digit of the label, what stays free on either side of it, the least radius that holds one."""
RAYS = tuple((cos(angle), sin(angle)) for angle in (turn * pi / 12 for turn in range(24)))
"""The directions in which a bubble may leave its anchor."""
CROWDED = 0.4
"""Share of the frame that bubbles may cover before all are made smaller."""
SHRINKING = 0.85

Point = tuple[float, float]
Circle = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Bubble:
    """A circle at (`x`, `y`) for the point (`anchor_x`, `anchor_y`), in units of the map.

    `target` is the radius of what a pointer has to hit, no other bubble's target is in its way. `full_size` is False
    where there were so many bubbles that all had to be smaller than a label and a pointer need.
    """

    x: float
    y: float
    radius: float
    target: float
    anchor_x: float
    anchor_y: float
    full_size: bool = True

    @property
    def distance(self) -> float:
        """How far it stands from its anchor."""
        return hypot(self.x - self.anchor_x, self.y - self.anchor_y)

    @property
    def has_leader(self) -> bool:
        """Whether a line ties it to its anchor: as soon as it no longer covers it."""
        return self.distance > self.radius


def arrange(anchors: Sequence[Point], numbers: Sequence[int], width: float, height: float) -> list[Bubble]:
    """A bubble for each number (1 or more), at or near its anchor, inside the frame; in the order given.

    Areas are to each other as the numbers, as far as the least size allows. Where there is no room for all of them,
    all become smaller.
    """
    return list(_arranged(tuple(anchors), tuple(numbers), width, height))


@lru_cache(maxsize=512)
def _arranged(anchors: tuple[Point, ...], numbers: tuple[int, ...], width: float, height: float) -> tuple[Bubble, ...]:
    radii = _radii(numbers)
    rooms = [max(radius, TARGET) for radius in radii]
    largest_first = sorted(range(len(radii)), key=lambda index: (-rooms[index], -numbers[index]))
    covered = pi * sum(room * room for room in rooms)
    scale = min(1.0, sqrt(CROWDED * width * height / covered)) if covered else 1.0
    frame = _Frame(width, height)
    while (centres := frame.place([(anchors[index], rooms[index] * scale) for index in largest_first])) is None:
        scale *= SHRINKING
    placed = dict(zip(largest_first, centres, strict=True))
    return tuple(
        Bubble(*placed[index], radius * scale, rooms[index] * scale, *anchors[index], full_size=scale == 1.0)
        for index, radius in enumerate(radii)
    )


def _radii(numbers: Sequence[int]) -> list[float]:
    unit = min(LARGEST / sqrt(max(numbers, default=1)), LEAST)
    return [max(unit * sqrt(number), LEAST, DIGIT * len(str(number)) + MARGIN) for number in numbers]


class _Frame:
    """The frame, and the circles that stand in it."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.circles: list[Circle] = []

    def place(self, wanted: Iterable[tuple[Point, float]]) -> list[Point] | None:
        """The centres of circles of these anchors and radii, in order; None when one finds no room."""
        self.circles.clear()
        for anchor, radius in wanted:
            centre = self._free_point(anchor, radius)
            if centre is None:
                return None
            self.circles.append((*centre, radius))
        return [(x, y) for x, y, _radius in self.circles]

    def _free_point(self, anchor: Point, radius: float) -> Point | None:
        right, bottom = self.width - radius, self.height - radius
        if right < radius or bottom < radius:
            return None
        x, y = min(max(anchor[0], radius), right), min(max(anchor[1], radius), bottom)
        taken = [(cx - x, cy - y, cr + radius + GAP) for cx, cy, cr in self.circles]
        if all(cx * cx + cy * cy >= reach * reach for cx, cy, reach in taken):
            return x, y
        best, found = inf, None
        for cosine, sine in RAYS:
            way = _free_way(taken, cosine, sine)
            end_x, end_y = x + way * cosine, y + way * sine
            if way < best and radius <= end_x <= right and radius <= end_y <= bottom:
                best, found = way, (end_x, end_y)
        return found


def _free_way(taken: Iterable[Circle], cosine: float, sine: float) -> float:
    """How far to go from the origin in a direction until no circle of `taken` holds the point."""
    stretches = []
    for x, y, reach in taken:
        along = x * cosine + y * sine
        half_square = reach * reach - x * x - y * y + along * along
        if half_square > 0:
            half = sqrt(half_square)
            if along + half > 0:
                stretches.append((along - half, along + half))
    way = 0.0
    for start, end in sorted(stretches):
        if start > way:
            break
        way = max(way, end)
    return way
