"""Settings of rrma_pages, one function each, read when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from rrma_pages.licences import Licence

__all__ = ["colours", "licence", "maintenance_file"]


def colours() -> Mapping[str, str]:
    """`RRMA_COLOURS`: colours of the theme by name (see `rrma_pages.colours.DEFAULTS`), as `#rrggbb` (default none).

    A wrong setting (see the system checks) counts as empty.
    """
    given = getattr(settings, "RRMA_COLOURS", None)
    return given if isinstance(given, Mapping) else {}


def licence() -> str:
    """`RRMA_LICENCE`: licence of the pages that have none of their own, a value of `Licence` (default "": none).

    A wrong setting (see the system checks) counts as none.
    """
    given = getattr(settings, "RRMA_LICENCE", "")
    return given if given in Licence.values else ""


def maintenance_file() -> Path | None:
    """`RRMA_MAINTENANCE_FILE`: while a file is there, the public site is closed (default None: it never is)."""
    given = getattr(settings, "RRMA_MAINTENANCE_FILE", None)
    return Path(given) if given else None
