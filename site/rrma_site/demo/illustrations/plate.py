"""The plate that pictures are drawn on: two inks on paper, drawn large and then reduced."""

import io
import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from PIL import Image, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

WHITE: Colour = (0xFF, 0xFF, 0xFF)
PAPER: Colour = (0xFA, 0xF7, 0xF0)
GROUND: Colour = (0xEB, 0xEC, 0xE4)
SHADE: Colour = (0xDC, 0xE0, 0xD8)
MAIN: Colour = (0x17, 0x45, 0x3F)
ACCENT: Colour = (0xA2, 0x40, 0x1A)

WIDTH, HEIGHT = 400, 460
FINAL = 2  # pixels a unit in the saved picture
SUPERSAMPLING = 3  # how much larger it is drawn, so that edges come out smooth
BLEND = 24  # distance between two neighbouring blends of two inks in the palette, as colours are counted (0 to 255)


class Plate:
    """A picture being drawn. Lengths and positions are in units; y goes down; the default ink is the main one."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        self.scale = FINAL * SUPERSAMPLING
        self.image = Image.new("RGB", (width * self.scale, height * self.scale), GROUND)
        self.pen = ImageDraw.Draw(self.image)

    def disc(self, x: float, y: float, radius: float, fill: Colour = ACCENT) -> None:
        """A full disc around (x, y)."""
        self.pen.ellipse(self._box(x - radius, y - radius, x + radius, y + radius), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float = 1.5, ink: Colour = MAIN) -> None:
        """A circle around (x, y); the line lies inside the radius."""
        box = self._box(x - radius, y - radius, x + radius, y + radius)
        self.pen.ellipse(box, outline=ink, width=self._width(width))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour | None = None, width: float = 1.5) -> None:
        """An ellipse around (x, y) in the main ink, filled when `fill` is given."""
        box = self._box(x - rx, y - ry, x + rx, y + ry)
        self.pen.ellipse(box, fill=fill, outline=MAIN if width else None, width=self._width(width))

    def sector(self, x: float, y: float, radius: float, start: float, end: float, fill: Colour) -> None:
        """A slice of a disc between two angles in degrees, clockwise from the right."""
        self.pen.pieslice(self._box(x - radius, y - radius, x + radius, y + radius), start, end, fill=fill)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float = 1.5,
            ink: Colour = MAIN) -> None:  # fmt: skip
        """A part of a circle between two angles in degrees, clockwise from the right; round ends on its middle line."""
        outer = radius + width / 2
        box = self._box(x - outer, y - outer, x + outer, y + outer)
        self.pen.arc(box, start, end, fill=ink, width=self._width(width))
        for angle in (math.radians(start), math.radians(end)):
            self.disc(x + radius * math.cos(angle), y + radius * math.sin(angle), width / 2, ink)

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour | None = None,
                  width: float = 0, ink: Colour = MAIN) -> None:  # fmt: skip
        """A rectangle, filled and outlined as asked."""
        outline = ink if width else None
        self.pen.rectangle(self._box(left, top, right, bottom), fill=fill, outline=outline, width=self._width(width))

    def polygon(self, points: Iterable[Point], fill: Colour) -> None:
        """A filled polygon without an outline."""
        self.pen.polygon([self._point(*point) for point in points], fill=fill)

    def line(self, points: Iterable[Point], width: float = 1.5, ink: Colour = MAIN) -> None:
        """A line through the points, with round ends and joints."""
        path = [self._point(*point) for point in points]
        self.pen.line(path, fill=ink, width=self._width(width), joint="curve")
        radius = self._width(width) / 2
        for x, y in (path[0], path[-1]):
            self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def hill(self, crest: Sequence[Point], fill: Colour, lines: int, gap: float, width: float = 1.5) -> None:
        """Land below a smooth crest, with contour lines that follow it at `gap` units of one another."""
        curve = smooth(crest)
        self.polygon([*curve, (self.width, self.height), (0, self.height)], fill)
        for row in range(lines):
            self.line([(x, y + row * gap) for x, y in curve], width)

    def hatch(self, left: float, top: float, right: float, bottom: float, gap: float = 12, width: float = 1,
              ink: Colour = ACCENT) -> None:  # fmt: skip
        """Slanting lines that fill a rectangle."""
        start = left + top
        total = (right - left) + (bottom - top)
        for step in range(1, math.ceil(total / gap)):
            at = start + step * gap
            a = (min(at - top, right), max(top, at - right))
            b = (max(left, at - bottom), min(at - left, bottom))
            self.line([a, b], width, ink)

    def leaf(self, foot: Point, tip: Point, breadth: float, ink: Colour = MAIN, vein: Colour = GROUND) -> None:
        """A leaf from its foot to its tip, `breadth` units wide, with its middle vein."""
        middle_x, middle_y = (foot[0] + tip[0]) / 2, (foot[1] + tip[1]) / 2
        length = math.dist(foot, tip)
        across_x, across_y = -(tip[1] - foot[1]) / length * breadth / 2, (tip[0] - foot[0]) / length * breadth / 2
        one, other = (middle_x + across_x, middle_y + across_y), (middle_x - across_x, middle_y - across_y)
        self.polygon([*smooth([foot, one, tip]), *smooth([tip, other, foot])], ink)
        self.line([foot, (foot[0] + (tip[0] - foot[0]) * 0.8, foot[1] + (tip[1] - foot[1]) * 0.8)], 1.1, vein)

    def png(self) -> bytes:
        """The picture as a PNG of few colours, small enough to be sent as it is."""
        small = self.image.reduce(SUPERSAMPLING)
        reduced = small.quantize(palette=_palette(), dither=Image.Dither.NONE)
        buffer = io.BytesIO()
        reduced.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()

    def _point(self, x: float, y: float) -> Point:
        return x * self.scale, y * self.scale

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return left * self.scale, top * self.scale, right * self.scale, bottom * self.scale

    def _width(self, width: float) -> int:
        return round(width * self.scale)


def smooth(points: Sequence[Point], steps: int = 24) -> list[Point]:
    """A Catmull-Rom curve through all `points`, as short straight pieces."""
    curve: list[Point] = []
    padded = [points[0], *points, points[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def around(x: float, y: float, radius: float, count: int, start: float = -90) -> list[Point]:
    """`count` points at equal distances on a circle, the first at `start` degrees (up when not told)."""
    angles = [math.radians(start + 360 * number / count) for number in range(count)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _palette() -> Image.Image:
    inks = [PAPER, GROUND, SHADE, MAIN, ACCENT]
    colours = [WHITE, *inks]
    for one, other in combinations(inks, 2):
        steps = round(math.dist(one, other) / BLEND)
        colours += [_mix(one, other, step / steps) for step in range(1, steps)]
    flat = [value for colour in colours for value in colour]
    image = Image.new("P", (1, 1))
    image.putpalette(flat + flat[:3] * (256 - len(colours)))
    return image


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
