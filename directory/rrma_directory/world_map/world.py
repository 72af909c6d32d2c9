"""The drawing that the bubbles stand on: the outline of the land and a point per country (see NATURAL-EARTH.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["World", "world"]


@dataclass(frozen=True, slots=True)
class World:
    """The world in Equal Earth projection, in a frame of `width` by `height` units, from the upper left corner.

    `outline` is the data of an SVG path; `anchors` has the point of every ISO 3166-1 code, and of "CA-QC".
    """

    width: int
    height: int
    outline: str
    anchors: Mapping[str, tuple[int, int]]

    def anchor(self, code: str) -> tuple[int, int] | None:
        """The point of a country; of a subdivision without a point of its own, its country's; None for any other."""
        return self.anchors.get(code) or self.anchors.get(code.partition("-")[0])


@cache
def world() -> World:
    """The world, read once per process."""
    data = json.loads((Path(__file__).parent / "world.json").read_text(encoding="utf-8"))
    anchors = {code: (x, y) for code, (x, y) in data["anchors"].items()}
    return World(data["width"], data["height"], data["outline"], anchors)
