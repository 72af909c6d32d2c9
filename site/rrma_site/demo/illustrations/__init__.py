"""Pictures of the demonstration network, drawn by program in two inks: no photograph, no author but the network.

`render(name)` gives the PNG of one picture; `names()` lists them. The same program always gives the same picture.
"""

from collections.abc import Callable

from . import economy, environment, sheets, society, territories
from .plate import HEIGHT, WIDTH, Plate

Drawing = Callable[[Plate], None]

DRAWINGS: dict[str, Drawing] = {
    **economy.DRAWINGS,
    **environment.DRAWINGS,
    **society.DRAWINGS,
    **territories.DRAWINGS,
    **sheets.DRAWINGS,
}

SIZES: dict[str, tuple[int, int]] = {"huit-parcelles": (480, 360)}


def names() -> list[str]:
    """The names of all pictures: one a theme (the theme's slug), and those drawn for one sheet."""
    return sorted(DRAWINGS)


def render(name: str) -> bytes:
    """The picture `name` as a PNG of 800 × 920 pixels or twice what SIZES says; KeyError for an unknown name."""
    plate = Plate(*SIZES.get(name, (WIDTH, HEIGHT)))
    DRAWINGS[name](plate)
    return plate.png()
