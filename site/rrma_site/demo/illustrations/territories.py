"""Pictures of the themes of territories and local government."""

import math

from .plate import ACCENT, GROUND, MAIN, PAPER, SHADE, Plate, around, smooth


def territories(plate: Plate) -> None:
    """A map of fields and a river, with three places marked on it."""
    for row in range(6):
        for column in range(5):
            _field(plate, column * 82 - 6, row * 80 - 8, (row * 3 + column * 5 + row * column) % 6)
    river = smooth([(-10, 130), (90, 176), (150, 268), (256, 286), (320, 360), (410, 372)])
    plate.line(river, 26, GROUND)
    for shift in (-7, 0, 7):
        plate.line([(x, y + shift) for x, y in river], 1.5)
    for x, y in ((112, 122), (286, 176), (188, 352)):
        plate.sector(x, y, 23, 180, 360, ACCENT)
        plate.polygon([(x - 23, y - 0.5), (x + 23, y - 0.5), (x, y + 40)], ACCENT)
        plate.disc(x, y, 8.5, GROUND)


def _field(plate: Plate, left: float, top: float, sort: int) -> None:
    right, bottom = left + 74, top + 72
    if sort in (0, 3):
        plate.rectangle(left, top, right, bottom, SHADE)
    if sort in (1, 3):
        for number in range(1, 7):
            plate.line([(left, top + number * 10.3), (right, top + number * 10.3)], 1.1)
    if sort == 2:
        plate.hatch(left, top, right, bottom, 13, 1.1, MAIN)
    if sort == 4:
        for number in range(16):
            plate.disc(left + 11 + number % 4 * 17, top + 11 + number // 4 * 17, 4, MAIN)
    plate.rectangle(left, top, right, bottom, None, 1.5)


def local_government(plate: Plate) -> None:
    """An assembly in half circles, every seat taken, a few asking to speak."""
    for row in range(5):
        radius = 66 + row * 29
        count = 7 + row * 3
        for number in range(count):
            angle = math.radians(180 + 180 * number / (count - 1))
            speaks = (row * 5 + number * 4) % 11 == 3
            x, y = 200 + radius * math.cos(angle), 300 + radius * math.sin(angle)
            plate.disc(x, y, 9.5, ACCENT if speaks else MAIN)
    plate.sector(200, 300, 38, 180, 360, SHADE)
    plate.arc(200, 300, 38, 180, 360, 1.8)
    plate.disc(200, 284, 8, ACCENT)
    for number in range(5):
        plate.line([(18 + number * 8, 328 + number * 15), (382 - number * 8, 328 + number * 15)], 1.8)


def housing(plate: Plate) -> None:
    """Three rows of gabled houses, one roof red."""
    plate.disc(322, 104, 32)
    for row, (foot, wide) in enumerate(((236, 58), (318, 72), (408, 90))):
        plate.rectangle(0, foot, 400, 460, SHADE if row % 2 else GROUND)
        for number in range(-1, 8):
            left = number * wide + (row * 31) % wide - 20
            _house(plate, left, foot, wide - 4, 42 + (number * 17 + row * 11) % 26, (number + row * 2) % 5)
        plate.line([(0, foot), (400, foot)], 1.8)
    for number in range(3):
        plate.line([(0, 424 + number * 14), (400, 424 + number * 14)], 1.2)


def _house(plate: Plate, left: float, foot: float, wide: float, high: float, sort: int) -> None:
    right, top, peak = left + wide, foot - high, foot - high - wide * 0.42
    middle = (left + right) / 2
    plate.rectangle(left, top, right, foot, PAPER if sort % 2 else SHADE, 1.4)
    plate.polygon([(left - 3, top), (middle, peak), (right + 3, top)], ACCENT if sort == 3 else MAIN)
    size = wide * 0.13
    for x in (middle - wide * 0.24, middle + wide * 0.24):
        plate.rectangle(x - size, top + 9, x + size, top + 9 + size * 2.2, MAIN)


def migrations(plate: Plate) -> None:
    """Two shores, the ways between them, and birds that follow these."""
    plate.rectangle(0, 300, 400, 460, SHADE)
    for number in range(8):
        y = 318 + number * 18
        plate.line([(x, y + 4.5 * math.sin(x / 22 + number * 1.3)) for x in range(0, 401, 4)], 1 + number * 0.12)
    for high in (50, 75, 100, 125, 150):
        angles = [math.radians(degree) for degree in range(180, 361, 4)]
        plate.line([(200 + 130 * math.cos(angle), 292 + high * math.sin(angle)) for angle in angles], 1.5)
    for x, y, size in ((116, 122, 18), (178, 98, 24), (246, 112, 19), (306, 88, 14)):
        plate.line(smooth([(x - size, y - size * 0.3), (x - size * 0.5, y - size * 0.5), (x, y)]), 2.6)
        plate.line(smooth([(x, y), (x + size * 0.5, y - size * 0.5), (x + size, y - size * 0.3)]), 2.6)
    plate.disc(70, 292, 32, GROUND)
    plate.ring(70, 292, 32, 5)
    plate.disc(330, 292, 34)


def digital(plate: Plate) -> None:
    """A sun made of points, as a screen would draw it, and a signal under way."""
    for row in range(23):
        for column in range(20):
            x, y = 10 + column * 20, 10 + row * 20
            distance = math.hypot(x - 200, y - 208)
            radius = max(1.6, 10.4 - max(0.0, distance - 62) / 11)
            plate.disc(x, y, radius, ACCENT if distance < 98 else MAIN)
    for number, (x, y) in enumerate(around(200, 208, 168, 3, 30)):
        plate.rectangle(x - 30, y - 22, x + 30, y + 22, GROUND)
        plate.rectangle(x - 25, y - 17, x + 25, y + 17, PAPER, 2.4)
        for line in range(3):
            plate.line([(x - 16, y - 8 + line * 8), (x + 16 - (line + number) % 3 * 8, y - 8 + line * 8)], 2)


DRAWINGS = {
    "territoires-et-gouvernance": territories,
    "gouvernance-locale": local_government,
    "habitat-et-cadre-de-vie": housing,
    "migrations-et-codeveloppement": migrations,
    "numerique": digital,
}
