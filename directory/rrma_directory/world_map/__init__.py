"""A map of the world with a bubble per country, drawn on the server as SVG, beside the list of the same numbers."""

from .bubbles import Bubble, arrange
from .drawing import WorldMap
from .entries import Entry
from .world import World, world

__all__ = ["Bubble", "Entry", "World", "WorldMap", "arrange", "world"]
