"""Lines over two axes as SVG: no script, no library, read by a screen reader, in light and in dark."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

__all__ = ["Axis", "Drawing"]

WIDTH, HEIGHT = 480, 330
LEFT, RIGHT, TOP, BOTTOM = 62, 442, 92, 276
MOST_STEPS = 6
STEPS = (1, 2, 5)
Shape = tuple[str, str | None, dict[str, str]]
LABEL_GAP = 5

# Colours that are told apart without seeing red or green; each line has a mark and a dash of its own besides.
STYLE = """
svg { --paper: #fff; --ink: #1b1b1f; --faint: #6b6b76; --grid: #dcdce2; --a: #0b5cad; --b: #a6480a; --c: #6d3a9c }
@media (prefers-color-scheme: dark) {
  svg { --paper: #16181d; --ink: #f1f1f4; --faint: #a9a9b5; --grid: #363a44; --a: #7db7f5; --b: #f5a66b; --c: #cda3f3 }
}
text { font: 13px system-ui, sans-serif; fill: var(--ink) }
.title { font-size: 14px; font-weight: 600 }
.paper { fill: var(--paper) }
.grid { stroke: var(--grid) }
.axis { stroke: var(--faint) }
.line { fill: none; stroke-width: 2 }
.end { text-anchor: end }
.middle { text-anchor: middle }
.a { stroke: var(--a) } .b { stroke: var(--b) } .c { stroke: var(--c) }
.mark { stroke-width: 2; fill: var(--paper) }
"""
LOOKS = (
    ("a", "", "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"),
    ("b", "7 4", "M-4,-4h8v8h-8z"),
    ("c", "2 4", "M0,-5l5,9h-10z"),
)
"""For the first, second and third line: class, dashes, mark."""


@dataclass(frozen=True)
class Axis:
    """A scale from the first of `ticks` to the last one (two at least, ascending, above 0 where `logarithmic`)."""

    label: str
    ticks: Sequence[float]
    logarithmic: bool = False

    @classmethod
    def around(cls, label: str, values: Sequence[float], logarithmic: bool = False) -> "Axis":
        """An axis with round ticks that holds all `values`; from 0 on where it is not logarithmic."""
        ticks = _decades(min(values), max(values)) if logarithmic else _steps(max(values))
        return cls(label, ticks, logarithmic)

    def place(self, value: float) -> float:
        """Where `value` is: 0 at the first tick, 1 at the last."""
        low, high, there = map(self._measure, (self.ticks[0], self.ticks[-1], value))
        return (there - low) / (high - low)

    def _measure(self, value: float) -> float:
        return math.log10(value) if self.logarithmic else value


def _decades(low: float, high: float) -> list[float]:
    exponents = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2)  # logarithms are rounded
    ticks = [step * 10.0**exponent for exponent in exponents for step in STEPS]
    first = max(index for index, tick in enumerate(ticks) if tick <= low)
    last = next(index for index, tick in enumerate(ticks) if tick >= high and index > first)
    return ticks[first : last + 1]


def _steps(high: float) -> list[float]:
    exponent = math.floor(math.log10(high)) - 1
    steps = (factor * 10.0**power for power in range(exponent, exponent + 3) for factor in STEPS)
    step = next(step for step in steps if high / step <= MOST_STEPS)
    return [step * number for number in range(math.ceil(high / step) + 1)]


@dataclass(frozen=True)
class Drawing:
    """Up to three lines by name, each a sequence of (x, y); a single point is drawn as its mark alone."""

    title: str
    description: str
    x: Axis
    y: Axis
    lines: Mapping[str, Sequence[tuple[float, float]]]

    def svg(self) -> str:
        """The drawing as the text of an SVG file; raises ValueError for more lines than can be told apart."""
        if len(self.lines) > len(LOOKS):
            raise ValueError(f"At most {len(LOOKS)} lines can be told apart.")
        root = ElementTree.Element("svg", _root())
        ElementTree.SubElement(root, "title", id="title").text = self.title
        ElementTree.SubElement(root, "desc", id="desc").text = self.description
        ElementTree.SubElement(root, "style").text = STYLE
        for name, text, attributes in self._shapes():
            ElementTree.SubElement(root, name, attributes).text = text
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="unicode") + "\n"

    def _shapes(self) -> Iterator[Shape]:
        yield "rect", None, {"class": "paper", "width": str(WIDTH), "height": str(HEIGHT)}
        yield _text(self.title, 16, 26, "title")
        yield _text(self.y.label, 16, 76)
        yield _text(self.x.label, RIGHT, HEIGHT - 14, "end")
        yield from self._axes()
        start = 16.0
        for (name, points), (colour, dashes, mark) in zip(self.lines.items(), LOOKS, strict=False):
            places = [(self._right(x), self._down(y)) for x, y in points]
            drawn = {"class": f"line {colour}", "stroke-dasharray": dashes or "none"}
            yield _stroke(drawn, start, 46, start + 30, 46)
            yield _mark(colour, mark, start + 15, 46)
            yield _text(name, start + 36, 50)
            if len(places) > 1:
                points = " ".join(f"{right:.1f},{down:.1f}" for right, down in places)
                yield "polyline", None, {**drawn, "points": points}
            yield from (_mark(colour, mark, right, down) for right, down in places)
            start += 66 + 7 * len(name)

    def _axes(self) -> Iterator[Shape]:
        for tick in self.y.ticks:
            down = self._down(tick)
            yield _stroke({"class": "axis" if tick == self.y.ticks[0] else "grid"}, LEFT, down, RIGHT, down)
            yield _text(_number(tick), LEFT - LABEL_GAP, down + 4, "end")
        for tick in self.x.ticks:
            right = self._right(tick)
            yield _stroke({"class": "axis"}, right, BOTTOM, right, BOTTOM + LABEL_GAP)
            yield _text(_number(tick), right, BOTTOM + 20, "middle")

    def _right(self, value: float) -> float:
        return LEFT + self.x.place(value) * (RIGHT - LEFT)

    def _down(self, value: float) -> float:
        return BOTTOM - self.y.place(value) * (BOTTOM - TOP)


def _root() -> dict[str, str]:
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-labelledby": "title desc", **size}


def _mark(colour: str, mark: str, right: float, down: float) -> Shape:
    return "path", None, {"class": f"mark {colour}", "d": mark, "transform": f"translate({right:.1f} {down:.1f})"}


def _stroke(look: dict[str, str], x1: float, y1: float, x2: float, y2: float) -> Shape:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return "line", None, {**look, **{name: f"{value:.1f}" for name, value in ends.items()}}


def _text(text: str, right: float, down: float, look: str = "") -> Shape:
    place = {"x": f"{right:.1f}", "y": f"{down:.1f}"}
    return "text", text, {**place, "class": look} if look else place


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"
