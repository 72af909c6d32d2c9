"""Template tags of the form where a network chooses its colours."""

from __future__ import annotations

from typing import Any

from django import template

from rrma_pages import colours

register = template.Library()


@register.simple_tag
def rrma_palettes() -> list[dict[str, Any]]:
    """The palettes to start from: `name`, `light` and `dark` (four colours each), `typed` (what to type, by name)."""
    return [
        {
            "name": name,
            "light": values[:4],
            "dark": values[4:],
            "typed": colours.changed(dict(zip(colours.DEFAULTS, values, strict=True))),
        }
        for name, values in colours.PALETTES.items()
    ]
