"""Template tags of the form where a network chooses its colours."""

from __future__ import annotations

from typing import Any

from django import template

from rrma_pages import colours

register = template.Library()


@register.simple_tag
def rrma_palettes() -> list[dict[str, Any]]:
    """The palettes to start from: `name`, `colours` (eight, as typed in the form), the same as `light` and `dark`."""
    return [
        {"name": name, "colours": " ".join(values), "light": values[:4], "dark": values[4:]}
        for name, values in colours.PALETTES.items()
    ]
