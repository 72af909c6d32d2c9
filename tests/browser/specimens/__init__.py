"""Three specimens at least of every kind of public page: as in the demonstration, with nothing in it, very long.

Each module of this folder tells those of one part: `SPECIMENS`, what they are and where; `NOT_PAGES`, the addresses of
the part that answer something else than a page, by kind; `NEVER_VARY`, the kinds that look the same whatever the site
holds, so that one specimen is enough; and functions named after a network of its own (`new`, `bare`,
`long`) that put them there.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from .specimen import NETWORKS, SIZES, Network, Size, Specimen

__all__ = ["NETWORKS", "SIZES", "Network", "Size", "Specimen", "all_specimens", "never_vary", "not_pages", "parts"]


def parts() -> list[ModuleType]:
    """The modules that bring specimens; first the home page, under which the others hang their pages."""
    names = sorted((module.name for module in iter_modules(__path__)), key=lambda name: (name != "home", name))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return [module for module in modules if hasattr(module, "SPECIMENS")]


def all_specimens() -> list[Specimen]:
    """The specimens of all parts."""
    return [specimen for part in parts() for specimen in part.SPECIMENS]


def not_pages() -> dict[str, str]:
    """Address by kind of what is no page: a stylesheet, a feed."""
    return {kind: address for part in parts() for kind, address in getattr(part, "NOT_PAGES", {}).items()}


def never_vary() -> set[str]:
    """The kinds that look the same whatever the site holds."""
    return {kind for part in parts() for kind in getattr(part, "NEVER_VARY", ())}
