"""Pictures of the themes of the social and solidarity economy."""

import math

from .plate import ACCENT, GROUND, MAIN, PAPER, SHADE, Plate, around, smooth


def social_economy(plate: Plate) -> None:
    """Nine places around one table, all tied to each other."""
    seats = around(200, 230, 128, 9)
    plate.disc(200, 230, 128, SHADE)
    for number, seat in enumerate(seats):
        for other in seats[number + 1 :]:
            plate.line([seat, other], 0.9)
    plate.ring(200, 230, 128, 1.6)
    for number, (x, y) in enumerate(seats):
        plate.disc(x, y, 19, GROUND)
        plate.disc(x, y, 15, ACCENT if number in (0, 4) else MAIN)


def fair_trade(plate: Plate) -> None:
    """A balance at rest under the sun, its two baskets equal."""
    plate.hill([(0, 372), (90, 352), (200, 362), (310, 350), (400, 366)], SHADE, 6, 14, 1.4)
    plate.line([(200, 150), (200, 357)], 3)
    plate.line([(84, 166), (200, 150), (316, 166)], 3)
    for x in (84, 316):
        plate.line([(x, 166), (x - 46, 262)], 1.2)
        plate.line([(x, 166), (x + 46, 262)], 1.2)
        plate.sector(x, 262, 54, 0, 180, MAIN)
        for number in range(5):
            plate.line([(x - 40 + number * 3, 270 + number * 8), (x + 40 - number * 3, 270 + number * 8)], 1, SHADE)
    for x in (64, 84, 104):
        plate.disc(x, 253, 9, ACCENT)
    for x in (296, 316, 336):
        plate.disc(x, 253, 9, ACCENT)
    plate.disc(200, 128, 34)


def cooperatives(plate: Plate) -> None:
    """A comb whose cells are full, ruled or still empty."""
    size = 46.0
    step_x, step_y = size * math.sqrt(3), size * 1.5
    for row in range(-1, 8):
        for column in range(-1, 6):
            x = column * step_x + (row % 2) * step_x / 2 - 2
            y = row * step_y + 24
            _cell(plate, x, y, size, (row * 3 + column * 5) % 8)


def _cell(plate: Plate, x: float, y: float, size: float, sort: int) -> None:
    corners = around(x, y, size - 3, 6)
    if sort in (1, 4):
        plate.polygon(corners, MAIN)
    elif sort == 6:
        plate.polygon(corners, ACCENT)
    elif sort in (0, 3):
        plate.polygon(corners, SHADE)
        for number in range(-3, 4):
            half = (size - 5) * math.sqrt(3) / 2 * min(1.0, 2 * (1 - abs(number) * 11 / (size - 3)))
            plate.line([(x - half + 2, y + number * 11), (x + half - 2, y + number * 11)], 1.2)
    plate.line([*corners, corners[0]], 1.5)


def solidarity_finance(plate: Plate) -> None:
    """Piles of coins that grow, and a shoot on the highest."""
    plate.line([(30, 366), (370, 366)], 2)
    for pile, count in enumerate((3, 6, 10, 14)):
        x = 76 + pile * 82
        for coin in range(count):
            y = 356 - coin * 15
            plate.oval(x, y, 34, 9, SHADE if coin % 2 else PAPER, 1.5)
        plate.oval(x, 356 - (count - 1) * 15, 34, 9, MAIN if pile < 3 else ACCENT, 1.5)
    plate.line(smooth([(322, 160), (320, 134), (322, 104)]), 2.4)
    plate.leaf((322, 126), (276, 98), 24)
    plate.leaf((322, 108), (368, 78), 24)


def social_innovation(plate: Plate) -> None:
    """Tiles of quarter circles, joined in a way not seen before."""
    size = 80
    for row in range(6):
        for column in range(5):
            left, top = column * size, row * size - 10
            turn = (row * 7 + column * 3 + row * column) % 4
            _tile(plate, left, top, size, turn, (row * 5 + column * 4) % 7)


def _tile(plate: Plate, left: float, top: float, size: float, turn: int, sort: int) -> None:
    plate.rectangle(left, top, left + size, top + size, SHADE if sort % 2 else GROUND)
    x = left + (size if turn in (1, 2) else 0)
    y = top + (size if turn in (2, 3) else 0)
    if sort in (0, 3):
        plate.sector(x, y, size, turn * 90, turn * 90 + 90, MAIN)
    elif sort == 5:
        plate.sector(x, y, size, turn * 90, turn * 90 + 90, ACCENT)
    else:
        for radius in range(16, int(size) + 1, 16):
            plate.arc(x, y, radius, turn * 90, turn * 90 + 90, 1.5)


def employment(plate: Plate) -> None:
    """Stairs that go up to an open door, the sun behind it."""
    plate.disc(296, 134, 62)
    for step in range(7):
        left, top = 20 + step * 40, 384 - step * 34
        plate.rectangle(left, top, 400, 460, SHADE if step % 2 else PAPER)
        plate.line([(left, 460), (left, top), (400, top)], 1.8)
    for number in range(1, 9):
        plate.line([(260 + number * 14, 180), (260 + number * 14, 460)], 0.9)
    plate.rectangle(276, 92, 336, 180, MAIN)
    plate.polygon([(276, 92), (312, 104), (312, 180), (276, 180)], PAPER)
    plate.line([(276, 92), (312, 104), (312, 180)], 1.5)
    plate.disc(305, 144, 2.6, ACCENT)


def fair_tourism(plate: Plate) -> None:
    """A walk drawn on a map, over the contour lines of three summits."""
    for number in range(9):
        _contour(plate, 268, 168, 22 + number * 20, 0.3)
    for number in range(4):
        _contour(plate, 92, 350, 14 + number * 17, 1.7)
    for number in range(3):
        _contour(plate, 320, 428, 14 + number * 18, 4.1)
    path = smooth([(28, 104), (86, 150), (112, 226), (180, 262), (196, 326), (276, 330), (330, 270), (268, 168)], 40)
    plate.line(path, 9, GROUND)
    for x, y in path[::9]:
        plate.disc(x, y, 2.7)
    plate.polygon([(268, 122), (294, 168), (242, 168)], MAIN)
    plate.polygon([(268, 122), (276, 168), (260, 168)], PAPER)
    plate.disc(28, 104, 9)
    plate.ring(28, 104, 15, 1.6)


def _contour(plate: Plate, x: float, y: float, radius: float, phase: float) -> None:
    points = []
    for degree in range(0, 361, 3):
        angle = math.radians(degree)
        swell = 1 + 0.13 * math.sin(3 * angle + phase) + 0.06 * math.sin(5 * angle + 2 * phase)
        points.append((x + radius * swell * math.cos(angle) * 1.15, y + radius * swell * math.sin(angle)))
    plate.line(points, 1.2)


DRAWINGS = {
    "economie-sociale-et-solidaire": social_economy,
    "commerce-equitable": fair_trade,
    "entrepreneuriat-cooperatif": cooperatives,
    "finance-solidaire": solidarity_finance,
    "innovation-sociale": social_innovation,
    "insertion-et-emploi": employment,
    "tourisme-solidaire": fair_tourism,
}
