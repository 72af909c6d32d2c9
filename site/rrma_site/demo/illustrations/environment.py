"""Pictures of the themes of resources and environment."""

import math

from .plate import ACCENT, GROUND, MAIN, SHADE, Plate, around, smooth


def resources(plate: Plate) -> None:
    """Sun, water, leaf and ground, a quarter each."""
    plate.rectangle(0, 0, 200, 230, SHADE)
    plate.rectangle(200, 230, 400, 460, SHADE)
    plate.disc(100, 128, 54)
    for number in range(8):
        y = 70 + number * 20
        plate.line([(200 + x, y + 7 * math.sin(x / 16 + number * 0.6)) for x in range(0, 201, 2)], 1.5)
    plate.leaf((100, 402), (100, 262), 118)
    for number in range(5):
        y = 310 + number * 18
        plate.line([(76, y - 14), (100, y), (124, y - 14)], 1.3, GROUND)
    for number in range(7):
        y = 254 + number * 32
        plate.line(smooth([(200, y), (260, y - 12), (330, y + 10), (400, y - 4)]), 1 + number * 0.6)
    plate.line([(200, 0), (200, 460)], 2)
    plate.line([(0, 230), (400, 230)], 2)


def farming(plate: Plate) -> None:
    """Furrows that run to the horizon, young plants between them."""
    plate.disc(276, 122, 50)
    plate.hill([(0, 176), (110, 150), (230, 178), (330, 158), (400, 170)], SHADE, 3, 8, 1)
    plate.rectangle(0, 196, 400, 460, GROUND)
    plate.line([(0, 196), (400, 196)], 1.8)
    for number in range(-9, 10):
        plate.line([(200 + number * 17, 196), (200 + number * 74, 460)], 1.5)
    for row, y in enumerate((226, 262, 308, 366, 436)):
        size = 4 + row * 3.6
        spread = 17 + (y - 196) / (460 - 196) * 57
        for number in range(-9, 9):
            _shoot(plate, 200 + (number + 0.5) * spread, y, size, number % 5 == 2)


def _shoot(plate: Plate, x: float, y: float, size: float, ripe: bool) -> None:
    plate.line([(x, y), (x, y - size)], 1.2 + size / 16)
    for side in (-1, 1):
        tip = (x + side * size * 0.9, y - size * 1.7)
        plate.polygon([(x, y - size * 0.7), (x + side * size * 0.15, y - size * 1.5), tip], MAIN)
    if ripe:
        plate.disc(x, y - size * 1.8, size * 0.42, ACCENT)


def waste(plate: Plate) -> None:
    """Three arrows that follow each other round a heap turning to soil."""
    for start in (-84, 36, 156):
        ink = ACCENT if start == 36 else MAIN
        for number in range(4):
            plate.arc(200, 230, 112 + number * 10, start, start + 84, 3.4, ink)
        angle = math.radians(start + 84)
        out, tip = (math.cos(angle), math.sin(angle)), math.radians(start + 108)
        plate.polygon(
            [
                (200 + 92 * out[0], 230 + 92 * out[1]),
                (200 + 162 * out[0], 230 + 162 * out[1]),
                (200 + 127 * math.cos(tip), 230 + 127 * math.sin(tip)),
            ],
            ink,
        )
    plate.polygon([*smooth([(130, 270), (164, 218), (200, 194), (238, 220), (270, 270)])], SHADE)
    for number in range(5):
        y = 270 - number * 16
        half = 66 - number * 13
        plate.line(smooth([(200 - half, y), (200, y - 5), (200 + half, y)]), 1.6)
    plate.line([(200, 196), (200, 168)], 2)
    plate.leaf((200, 182), (168, 148), 16)
    plate.leaf((200, 176), (232, 142), 16)


def water(plate: Plate) -> None:
    """A drop above the rings it leaves on still water, the sun going down."""
    plate.rectangle(0, 250, 400, 460, SHADE)
    for number in range(9):
        plate.oval(170, 336, 26 + number * 34, 9 + number * 13, None, 1.5)
    plate.rectangle(0, 0, 400, 249, GROUND)
    plate.sector(316, 250, 58, 180, 360, ACCENT)
    for number in range(4):
        y = 214 - number * 13
        plate.line(smooth([(0, y), (110, y - 22), (250, y + 6), (400, y - 20)]), 1)
    plate.line([(0, 250), (400, 250)], 1.8)
    tip, bottom = (170, 84), (170, 222)
    side = smooth([tip, (155, 126), (132, 166), (136, 200), bottom])
    drop = [*side, *[(340 - x, y) for x, y in reversed(side)]]
    plate.polygon(drop, MAIN)
    plate.arc(170, 186, 24, 100, 170, 3, GROUND)
    plate.oval(170, 336, 26, 9, MAIN, 0)


def forest(plate: Plate) -> None:
    """Trees of several kinds on three slopes, one of them red."""
    plate.disc(92, 104, 36)
    plate.hill([(0, 250), (120, 196), (250, 236), (400, 190)], SHADE, 0, 0)
    plate.line(smooth([(0, 250), (120, 196), (250, 236), (400, 190)]), 1.4)
    for x, y in ((30, 236), (72, 212), (116, 196), (160, 203), (330, 210), (376, 196)):
        _fir(plate, x, y, 30)
    plate.hill([(0, 310), (110, 330), (240, 282), (400, 322)], GROUND, 4, 11, 1.2)
    for number, (x, y) in enumerate(((44, 318), (106, 330), (168, 310), (230, 286), (294, 294), (356, 312))):
        _round_tree(plate, x, y, 27, ACCENT if number == 4 else MAIN)
    plate.hill([(0, 404), (140, 372), (270, 400), (400, 380)], SHADE, 6, 14, 1.6)


def _fir(plate: Plate, x: float, y: float, size: float) -> None:
    for level in range(3):
        top = y - size * (1.75 - level * 0.42)
        half = size * (0.26 + level * 0.13)
        plate.polygon([(x, top), (x + half, top + size * 0.62), (x - half, top + size * 0.62)], MAIN)
    plate.line([(x, y - 8), (x, y + 3)], 2)


def _round_tree(plate: Plate, x: float, y: float, radius: float, ink: tuple[int, int, int]) -> None:
    plate.line([(x, y + 4), (x, y - 46)], 3)
    plate.disc(x, y - 58, radius, ink)
    plate.line([(x, y - 30), (x, y - 66)], 1.6, GROUND)
    for height in (42, 54):
        plate.line([(x - 9, y - height - 9), (x, y - height), (x + 9, y - height - 9)], 1.3, GROUND)


def energy(plate: Plate) -> None:
    """Wind wheels on the hills and a field of panels before them."""
    plate.disc(104, 120, 44)
    plate.hill([(0, 268), (100, 240), (220, 270), (330, 226), (400, 244)], SHADE, 5, 10, 1.1)
    _wheel(plate, 292, 128, 112, 58, 20)
    _wheel(plate, 190, 176, 90, 42, 55)
    plate.hill([(0, 330), (160, 300), (400, 330)], GROUND, 0, 0)
    plate.line(smooth([(0, 330), (160, 300), (400, 330)]), 1.6)
    for row, (y, high, slant) in enumerate(((326, 34, 20), (380, 46, 30))):
        for number in range(-1, 6 - row):
            left = number * (78 + row * 24) + row * 8
            _panel(plate, left, y, 64 + row * 20, high, slant)


def _wheel(plate: Plate, x: float, y: float, mast: float, blade: float, turn: float) -> None:
    plate.polygon([(x - 1.6, y), (x + 1.6, y), (x + 4, y + mast), (x - 4, y + mast)], MAIN)
    for tip_x, tip_y in around(x, y, blade, 3, turn):
        across = (-(tip_y - y) / blade * 5, (tip_x - x) / blade * 5)
        middle = (x + (tip_x - x) * 0.3 + across[0], y + (tip_y - y) * 0.3 + across[1])
        plate.polygon([(x, y), middle, (tip_x, tip_y)], MAIN)
    plate.disc(x, y, 4.5, ACCENT)


def _panel(plate: Plate, left: float, top: float, wide: float, high: float, slant: float) -> None:
    corners = [(left + slant, top), (left + wide + slant, top), (left + wide, top + high), (left, top + high)]
    plate.polygon(corners, MAIN)
    for number in range(1, 4):
        shift = wide * number / 4
        plate.line([(left + slant + shift, top), (left + shift, top + high)], 1.1, GROUND)
    plate.line([(left + slant / 2, top + high / 2), (left + slant / 2 + wide, top + high / 2)], 1.1, GROUND)


DRAWINGS = {
    "ressources-et-environnement": resources,
    "agriculture-et-alimentation": farming,
    "dechets-et-economie-circulaire": waste,
    "eau-et-assainissement": water,
    "foret-et-biodiversite": forest,
    "transition-energetique": energy,
}
