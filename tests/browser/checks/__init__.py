"""What is checked of a page once it is loaded; each check gives its findings, one line each, none when all is well."""

from .accessibility import broken_rules, broken_rules_of_colour
from .inline import inline_code
from .keyboard import keyboard_obstacles
from .layout import boxes, moved
from .loading import Loading
from .overflow import sideways_scroll
from .spacing import cut_off_when_spaced
from .without_scripts import lost_without_scripts

__all__ = [
    "Loading",
    "boxes",
    "broken_rules",
    "broken_rules_of_colour",
    "cut_off_when_spaced",
    "inline_code",
    "keyboard_obstacles",
    "lost_without_scripts",
    "moved",
    "sideways_scroll",
]
