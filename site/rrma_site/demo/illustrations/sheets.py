"""Pictures drawn for one sheet: its place or its result rather than its theme."""

from .plate import ACCENT, GROUND, MAIN, PAPER, SHADE, WHITE, Plate, smooth

PLOTS = ("full", "thin", "full", "empty", "thin", "empty", "thin", "full")


def tea_terraces(plate: Plate) -> None:
    """Terraced hills under a round sun: the tea country of Suoi Giang."""
    plate.disc(286, 112, 52)
    plate.hill([(0, 214), (80, 178), (150, 205), (240, 150), (320, 182), (400, 160)], GROUND, 5, 7, 1)
    plate.hill([(0, 262), (110, 282), (200, 233), (300, 258), (400, 206)], SHADE, 6, 12, 1.2)
    plate.hill([(0, 301), (90, 267), (190, 321), (290, 331), (400, 281)], GROUND, 7, 14, 1.5)
    plate.hill([(0, 362), (120, 387), (230, 351), (330, 373), (400, 348)], SHADE, 9, 15, 1.8)


def eight_plots(plate: Plate) -> None:
    """Eight plots: three wooded, three thinly planted, two abandoned."""
    for number, state in enumerate(PLOTS):
        left, top = 22 + number % 4 * 111, 48 + number // 4 * 138
        plate.rectangle(left, top, left + 103, top + 126, PAPER if state == "full" else GROUND)
        if state == "empty":
            plate.hatch(left, top, left + 103, top + 126, 14, 1.2)
        else:
            _rows(plate, left, top, state == "full", number)
        plate.rectangle(left, top, left + 103, top + 126, None, 1.5)


def _rows(plate: Plate, left: float, top: float, full: bool, seed: int) -> None:
    for tree in range(16):
        x, y = left + 17 + tree % 4 * 23, top + 16 + tree // 4 * 29
        if full or (tree * tree + tree * 3 + seed * 5) % 7 in (0, 3):
            plate.line([(x, y), (x, y + 15)], 2)
            plate.disc(x, y, 7.5, MAIN)
        else:
            plate.line([(x, y + 9), (x, y + 14)], 2, ACCENT)


def olive_tree(plate: Plate) -> None:
    """An olive branch with its fruit before the arches of an old town."""
    plate.rectangle(0, 316, 400, 460, SHADE)
    for number in range(4):
        x = 50 + number * 100
        plate.rectangle(x - 42, 214, x + 42, 392, PAPER)
        plate.sector(x, 216, 42, 180, 360, PAPER)
        for ring in range(3):
            plate.arc(x, 216, 42 - ring * 9, 180, 360, 1.6)
        for side in (-1, 1):
            for ring in range(3):
                plate.line([(x + side * (42 - ring * 9), 216), (x + side * (42 - ring * 9), 392)], 1.6)
    plate.line([(0, 392), (400, 392)], 2)
    for number in range(4):
        plate.line([(0, 408 + number * 14), (400, 408 + number * 14)], 1.2)
    stem = smooth([(26, 150), (110, 138), (210, 168), (300, 232), (352, 322)], 30)
    plate.line(stem, 10, GROUND)
    plate.line(stem, 3.4)
    for number, (x, y) in enumerate(stem[8:-12:11]):
        turn = y / 6
        plate.leaf((x, y), (x + 40 - turn / 2, y - 46 + turn / 4), 21)
        if number % 2:
            plate.leaf((x + 4, y + 3), (x - 2 - turn / 3, y + 58), 21)
        else:
            plate.disc(x - 4, y + 25, 15, GROUND)
            plate.disc(x - 4, y + 25, 12.5, ACCENT)


def association_mark(plate: Plate) -> None:
    """An invented mark, on white as logos are: a path that turns twice between two people."""
    plate.rectangle(0, 0, plate.width, plate.height, WHITE)
    for radius, width in ((66, 26), (38, 5), (94, 5)):
        plate.arc(200, 168, radius, 90, 330, width)
        plate.arc(200, 300, radius, 270, 510, width)
    plate.disc(268, 176, 24)
    plate.disc(132, 292, 24)


DRAWINGS = {
    "terrasses-de-the": tea_terraces,
    "huit-parcelles": eight_plots,
    "branche-d-olivier": olive_tree,
    "marque-d-association": association_mark,
}
