"""Pictures of the themes of social life and human development."""

from .plate import ACCENT, GROUND, MAIN, PAPER, SHADE, Plate, around, smooth


def social_life(plate: Plate) -> None:
    """Rows of people seen from the front, no two rows alike."""
    for row in range(4):
        y = 128 + row * 84
        shift = 0 if row % 2 else -36
        for column in range(6):
            x = 56 + column * 72 + shift
            _person(plate, x, y, (row * 4 + column * 3) % 7)


def _person(plate: Plate, x: float, y: float, sort: int) -> None:
    ink = ACCENT if sort == 5 else MAIN
    plate.sector(x, y + 62, 36, 180, 360, GROUND)
    plate.disc(x, y, 19, GROUND)
    if sort in (1, 4):
        plate.sector(x, y + 62, 32, 180, 360, SHADE)
        for number in range(1, 4):
            plate.arc(x, y + 62, number * 9, 180, 360, 1.4)
        plate.arc(x, y + 62, 32, 180, 360, 1.8)
        plate.disc(x, y, 16, SHADE)
        plate.ring(x, y, 16, 1.8)
        return
    plate.sector(x, y + 62, 32, 180, 360, ink)
    plate.disc(x, y, 16, ink)


def heritage(plate: Plate) -> None:
    """Painted house fronts around a square, a tree to sit under."""
    plate.disc(86, 116, 40)
    plate.rectangle(0, 348, 400, 460, SHADE)
    plate.rectangle(24, 204, 176, 352, PAPER, 1.8)
    plate.rectangle(212, 164, 388, 352, PAPER, 1.8)
    plate.polygon([(14, 206), (100, 158), (186, 206)], MAIN)
    plate.rectangle(206, 150, 394, 166, MAIN)
    _diamonds(plate, 24, 176, 214, 7)
    _diamonds(plate, 212, 388, 180, 8)
    _triangles(plate, 212, 388, 216, 11)
    _doorway(plate, 100, 352, 25, 66)
    _doorway(plate, 262, 352, 25, 70)
    for radius in (9, 17, 25):
        plate.ring(338, 284, radius, 2, ACCENT)
    for x in (52, 148):
        plate.rectangle(x - 12, 262, x + 12, 296, MAIN)
        plate.line([(x, 262), (x, 296)], 1.2, PAPER)
    plate.line([(0, 352), (400, 352)], 2)
    for number in range(5):
        plate.line(smooth([(0, 376 + number * 18), (120, 368 + number * 18), (280, 382 + number * 18),
                           (400, 372 + number * 18)]), 1.2)  # fmt: skip
    plate.line([(194, 396), (194, 288)], 6)
    plate.line([(194, 320), (176, 296)], 3)
    for x, y, radius in ((176, 264, 28), (206, 246, 34), (226, 276, 24)):
        plate.disc(x, y, radius, MAIN)


def _diamonds(plate: Plate, left: float, right: float, y: float, count: int) -> None:
    step = (right - left) / count
    for number in range(count):
        x = left + (number + 0.5) * step
        plate.polygon([(x - step * 0.42, y + 12), (x, y), (x + step * 0.42, y + 12), (x, y + 24)], ACCENT)
        plate.disc(x, y + 12, 2.6, PAPER)


def _triangles(plate: Plate, left: float, right: float, y: float, count: int) -> None:
    step = (right - left) / count
    for number in range(count):
        x = left + number * step
        plate.polygon([(x, y + 12), (x + step / 2, y), (x + step, y + 12)], MAIN)


def _doorway(plate: Plate, x: float, foot: float, half: float, high: float) -> None:
    plate.sector(x, foot - high + half, half, 180, 360, MAIN)
    plate.rectangle(x - half, foot - high + half, x + half, foot, MAIN)


def education(plate: Plate) -> None:
    """An open book out of which the sun rises."""
    plate.disc(200, 200, 62)
    for number, (x, y) in enumerate(around(200, 200, 96, 24)):
        if y < 216:
            end = 122 if number % 2 else 112
            tip = around(200, 200, end, 24)[number]
            plate.line([(x, y), tip], 2.2, ACCENT)
    for side in (-1, 1):
        top = smooth([(200, 236), (200 + side * 60, 206), (200 + side * 120, 208), (200 + side * 164, 226)])
        low = [(x, y + 124) for x, y in top]
        plate.polygon([*top, *reversed(low)], PAPER)
        plate.line(top, 2)
        plate.line(low, 2)
        plate.line([top[-1], low[-1]], 2)
        for number in range(1, 8):
            plate.line([(x, y + number * 15.5) for x, y in top[6:-6]], 1.1)
        cover = [(x, y + 136) for x, y in top]
        plate.line(cover, 4)
    plate.line([(200, 236), (200, 372)], 3)


def equality(plate: Plate) -> None:
    """Two halves of one size, one in lines and one full, on level ground."""
    plate.sector(192, 222, 116, 90, 270, SHADE)
    for number in range(1, 9):
        plate.arc(192, 222, 116 - number * 13, 90, 270, 1.5)
    plate.arc(192, 222, 116, 90, 270, 2)
    plate.line([(192, 106), (192, 338)], 2)
    plate.sector(208, 222, 116, -90, 90, MAIN)
    plate.disc(146, 222, 25)
    plate.disc(254, 222, 25)
    for y in (364, 384):
        plate.rectangle(76, y, 324, y + 8, MAIN)


def health(plate: Plate) -> None:
    """A flower of four large petals and four small ones."""
    for x, y in around(200, 230, 100, 4, -45):
        plate.line([(200, 230), (x, y)], 1.6)
        plate.disc(x, y, 22, SHADE)
        plate.ring(x, y, 22, 1.6)
        plate.disc(x, y, 7, MAIN)
    for (x, y), (across_x, across_y) in zip(around(200, 230, 142, 4), around(0, 0, 44, 4, 0), strict=True):
        middle = ((200 + x) / 2 + (x - 200) * 0.1, (230 + y) / 2 + (y - 230) * 0.1)
        one = (middle[0] + across_x, middle[1] + across_y)
        two = (middle[0] - across_x, middle[1] - across_y)
        plate.polygon([*smooth([(200, 230), one, (x, y)]), *smooth([(x, y), two, (200, 230)])], MAIN)
        for share in (0.3, 0.45, 0.6, 0.75):
            at = (200 + (x - 200) * share, 230 + (y - 230) * share)
            plate.disc(*at, 2.4, GROUND)
    plate.disc(200, 230, 32, GROUND)
    plate.disc(200, 230, 26)


def sport(plate: Plate) -> None:
    """A bicycle going up a slope, the sun for company."""
    plate.disc(312, 112, 38)
    plate.hill([(0, 262), (120, 226), (260, 250), (400, 206)], SHADE, 4, 10, 1)
    plate.hill([(0, 374), (140, 356), (280, 344), (400, 316)], GROUND, 7, 14, 1.5)
    rear, front = (122, 300), (274, 286)
    for x, y in (rear, front):
        plate.disc(x, y, 57, GROUND)
        plate.ring(x, y, 57, 4)
        for spoke_x, spoke_y in around(x, y, 54, 12, 8):
            plate.line([(x, y), (spoke_x, spoke_y)], 0.9)
        plate.disc(x, y, 5, MAIN)
    pedal, seat, head = (186, 302), (158, 214), (250, 208)
    plate.line([rear, seat, pedal, rear], 4.5)
    plate.line([pedal, head, seat], 4.5)
    plate.line([front, head, (244, 186), (268, 178)], 4.5)
    plate.line([seat, (152, 196)], 4)
    plate.line([(134, 194), (170, 194)], 7, ACCENT)
    plate.disc(*pedal, 13, ACCENT)
    plate.disc(*pedal, 5, GROUND)


DRAWINGS = {
    "vie-sociale-et-developpement-humain": social_life,
    "culture-et-patrimoine": heritage,
    "education-et-jeunesse": education,
    "egalite-femmes-hommes": equality,
    "sante": health,
    "sport-et-loisirs": sport,
}
