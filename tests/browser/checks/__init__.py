"""What is checked of a page once it is loaded; each check gives its findings, one line each, none when all is well."""

from .accessibility import broken_rules
from .inline import inline_code
from .keyboard import keyboard_obstacles
from .loading import Loading
from .overflow import sideways_scroll

__all__ = ["Loading", "broken_rules", "inline_code", "keyboard_obstacles", "sideways_scroll"]
