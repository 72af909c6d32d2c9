"""Make the files of `rrma_directory/world_map` from Natural Earth: the outline of the land, and a point per country.

    npm install world-atlas
    python -m pip install --group map
    python directory/world_map_source/make_outline.py node_modules/world-atlas

Natural Earth (public domain, naturalearthdata.com) comes as TopoJSON in the npm package `world-atlas`. Its small scale
(1:110m) gives the outline, its middle scale (1:50m) the points of the countries; `places.json` gives the points of
those that Natural Earth draws as a part of another country, and of those that a reader looks for elsewhere.

The projection is Equal Earth (B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International
Journal of Geographical Information Science 33, 2019): areas are true, so that Africa has the size it has. The middle
meridian is 11° east: the map is then cut in the Bering Strait, through no country.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import numpy as np
from django.conf import settings
from django_countries import countries
from shapely import MultiPolygon, Polygon, box, maximum_inscribed_circle, transform, unary_union

WIDTH = 880
MERIDIAN = 11
NORTH, SOUTH = 73, -51
WEST, EAST = -118, 161
"""The frame, by what its edges cross on the middle meridian and on the equator: where network partners are. What lies
beyond (islands of the Pacific, the Antarctic) has its point at the edge."""
ANTARCTIC = -60
EDGE = 12
"""How far inside the frame the points stand of what lies beyond it."""
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
TOLERANCE = 0.9
SMALLEST_ISLAND = 9
TARGET = Path(__file__).resolve().parents[1] / "rrma_directory" / "world_map"

Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """The place of a point on the sphere (degrees), in radii of the globe, y upwards."""
    turned = (longitude - MERIDIAN + 180) % 360 - 180
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = 9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1
    x = 2 * sqrt(3) * radians(turned) * cos(theta) / (3 * slope)
    return x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))


LEFT = equal_earth(WEST, 0)[0]
SCALE = WIDTH / (equal_earth(EAST, 0)[0] - LEFT)
TOP = equal_earth(MERIDIAN, NORTH)[1]
HEIGHT = round((TOP - equal_earth(MERIDIAN, SOUTH)[1]) * SCALE)


def on_map(longitude: float, latitude: float) -> Point:
    """The place of a point of the sphere on the map, y downwards from the upper edge."""
    x, y = equal_earth(longitude, latitude)
    return (x - LEFT) * SCALE, (TOP - y) * SCALE


class Atlas:
    """A TopoJSON file: shared arcs, quantised, from which polygons are put together."""

    def __init__(self, path: Path) -> None:
        self.topology = json.loads(path.read_text())
        self.arcs = [list(self._positions(arc)) for arc in self.topology["arcs"]]

    def _positions(self, arc: Iterable[tuple[int, int]]) -> Iterator[Point]:
        (scale_x, scale_y), (left, bottom) = (self.topology["transform"][key] for key in ("scale", "translate"))
        x = y = 0
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            yield x * scale_x + left, y * scale_y + bottom

    def _ring(self, numbers: Iterable[int]) -> list[Point]:
        ring: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            ring.extend(arc[1:] if ring else arc)
        return list(_unrolled(ring))

    def polygons(self, name: str) -> Iterator[tuple[str, Polygon]]:
        """The polygons of the object `name`, each with the ISO number of its country ("" for none)."""
        for geometry in self.topology["objects"][name]["geometries"]:
            rings = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            for outer, *holes in rings:
                ring = self._ring(outer)
                if max(latitude for _longitude, latitude in ring) > ANTARCTIC:
                    yield geometry.get("id", ""), Polygon(ring, [self._ring(hole) for hole in holes]).buffer(0)


def _unrolled(ring: Iterable[Point]) -> Iterator[Point]:
    """`ring` without leaps: longitudes go on beyond 180 degrees rather than start again at -180."""
    turns, before = 0, None
    for longitude, latitude in ring:
        if before is not None and abs(longitude - before) > 180:
            turns += 1 if longitude < before else -1
        before = longitude
        yield longitude + 360 * turns, latitude


def drawn(shape: Polygon) -> Polygon | MultiPolygon:
    """`shape` on the map; cut at the edge of the map, so that nothing reaches across it."""
    strips = [box(edge + 1e-6, -90, edge + 360 - 1e-6, 90) for edge in range(MERIDIAN - 540, MERIDIAN + 541, 360)]
    parts = [shape.intersection(strip) for strip in strips]
    return unary_union([transform(part, _drawn_points).buffer(0) for part in parts if not part.is_empty])


def _drawn_points(points: np.ndarray) -> np.ndarray:
    return np.array([on_map(x, y) for x, y in points])


def outline(atlas: Atlas) -> str:
    """The land as the data of an SVG path: whole numbers, each relative to the one before."""
    frame = box(0, 0, WIDTH, HEIGHT)
    land = unary_union([drawn(shape) for _number, shape in atlas.polygons("land")])
    # A grain of swelling closes the seam of the 180th meridian, which Natural Earth cuts through Chukotka and Fiji.
    land = land.buffer(0.3).buffer(-0.3).intersection(frame).simplify(TOLERANCE)
    parts = [part for part in land.geoms if part.area >= SMALLEST_ISLAND]
    rings = [
        ring for part in parts for ring in (part.exterior, *part.interiors) if Polygon(ring).area >= SMALLEST_ISLAND
    ]
    return "".join(map(_path, rings))


def _path(ring: Polygon) -> str:
    points = [(round(x), round(y)) for x, y in ring.coords[:-1]]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (x, y) != (a, b)]
    numbers = "".join(_signed(number) for step in steps for number in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers.strip()}z"


def _signed(number: int) -> str:
    return str(number) if number < 0 else f" {number}"


def anchors(atlas: Atlas, places: dict[str, Point]) -> dict[str, tuple[int, int]]:
    """A point for each code: the middle of the widest spot of the country's largest part, or the place given."""
    largest: dict[str, Polygon] = {}
    for number, shape in atlas.polygons("countries"):
        projected = drawn(shape)
        for part in getattr(projected, "geoms", [projected]):
            if number not in largest or part.area > largest[number].area:
                largest[number] = part
    points = {code: on_map(*place) for code, place in places.items()}
    for country in countries:
        if country.code not in points:
            middle = maximum_inscribed_circle(largest[countries.numeric(country.code, padded=True)], 0.1).coords[0]
            points[country.code] = middle
    return {code: _inside(point) for code, point in sorted(points.items())}


def _inside(point: Point) -> tuple[int, int]:
    x, y = point
    return min(max(round(x), EDGE), WIDTH - EDGE), min(max(round(y), EDGE), HEIGHT - EDGE)


def main(package: Path) -> None:
    settings.configure(USE_I18N=False)
    places = json.loads((Path(__file__).parent / "places.json").read_text())
    path = outline(Atlas(package / "land-110m.json"))
    points = anchors(Atlas(package / "countries-50m.json"), places)
    lines = ",\n".join(f"    {json.dumps(code)}: [{x}, {y}]" for code, (x, y) in points.items())
    (TARGET / "world.json").write_text(
        f'{{\n  "width": {WIDTH},\n  "height": {HEIGHT},\n  "outline": "{path}",\n  "anchors": {{\n{lines}\n  }}\n}}\n'
    )
    sys.stdout.write(f"{len(path)} bytes of outline, {len(points)} countries, {WIDTH} x {HEIGHT}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
