"""The eight colours of the theme: their names, defaults and palettes, where a site's own come from, and their CSS."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rrma_pages import conf
from rrma_pages.contrast import Contrast, weak
from rrma_search.addresses import route_address

__all__ = [
    "DEFAULTS",
    "PALETTES",
    "address",
    "changed",
    "colour",
    "described",
    "field_name",
    "is_colour",
    "origin",
    "palette",
    "stylesheet",
    "validate_colour",
    "version",
    "weak_by_colour",
]

DEFAULTS: Mapping[str, str] = {
    "main": "#17453f",
    "accent": "#a2401a",
    "paper": "#faf7f0",
    "text": "#211d19",
    "main-dark": "#9bd0c3",
    "accent-dark": "#f0a878",
    "paper-dark": "#161a19",
    "text-dark": "#ebe6dc",
}
"""The names of the colours, as in the properties of theme.css without `--rrma-`, and the values they have there."""

PALETTES: Mapping[str | Promise, tuple[str, ...]] = {
    gettext_lazy("Fir and brick"): tuple(DEFAULTS.values()),
    gettext_lazy("Aubergine and saffron"): (
        *("#4c1d45", "#8a5200", "#faf8f4", "#221b21"),
        *("#e2b4d6", "#eeb45c", "#1b161a", "#ece5ea"),
    ),
    gettext_lazy("Madder and bottle green"): (
        *("#7a1f2b", "#1e5a45", "#faf8f3", "#231a1a"),
        *("#f0a9a6", "#8fd0b1", "#1b1615", "#ede5e0"),
    ),
    gettext_lazy("Slate and ochre"): (
        *("#2f3f4f", "#8d4a0e", "#f8f7f4", "#1d2023"),
        *("#b5c8d8", "#eaae70", "#15181b", "#e6e7e6"),
    ),
}
"""Palettes to start from, the theme's own first: name → the eight colours in the order of `DEFAULTS`."""

SCHEME_NAMES = {"light": gettext_lazy("light scheme"), "dark": gettext_lazy("dark scheme")}
ORIGINS = {
    **{"muted": "text", "edge": "text", "warm": "accent", "mark": "accent"},
    **{"tint": "main", "tint-2": "main", "hover": "main", "band": "main"},
}
"""The colour that has most to do with a derived tone."""
WRITTEN = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class Coloured(Protocol):
    """What has a site's own colours: the settings of its network."""

    @property
    def own_colours(self) -> Mapping[str, str]:
        """Name → colour, of those that are set."""


def colour(text: str) -> str:
    """`text` (`#abc`, `A1B2C3`, …) written as `#rrggbb`; raises ValueError where it is no such colour."""
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def is_colour(value: object) -> bool:
    """Whether `value` is a colour in any of the writings that `colour` takes."""
    return isinstance(value, str) and WRITTEN.fullmatch(value.strip()) is not None


def validate_colour(text: str) -> None:
    """Raise ValidationError where `text` is not a colour."""
    try:
        colour(text)
    except ValueError as error:
        raise ValidationError(
            _("“%(text)s” is not a colour: write a # and six digits from 0 to f, for example #7a1f2b."),
            params={"text": text},
            code="colour",
        ) from error


def field_name(name: str) -> str:
    """The name of the field that holds the colour `name`."""
    return f"colour_{name.replace('-', '_')}"


def palette(network: Coloured | None = None) -> dict[str, str]:
    """The eight colours of a site: the network's own, over the setting `RRMA_COLOURS`, over the defaults."""
    chosen = dict(DEFAULTS)
    for layer in (conf.colours(), network.own_colours if network else {}):
        chosen |= {name: colour(value) for name, value in layer.items() if name in DEFAULTS and is_colour(value)}
    return chosen


def changed(colours: Mapping[str, str]) -> dict[str, str]:
    """Those of the eight `colours` that theme.css does not have already."""
    return {name: value for name, value in colours.items() if value != DEFAULTS[name]}


def stylesheet(colours: Mapping[str, str]) -> str:
    """The style sheet that comes after theme.css: the properties that it has otherwise."""
    rules = "".join(f"--rrma-{name}:{value};" for name, value in changed(colours).items())
    return f":root{{{rules}}}\n"


def version(colours: Mapping[str, str]) -> str:
    """A text that changes with the style sheet, to be put into its address."""
    return hashlib.sha256(stylesheet(colours).encode()).hexdigest()[:12]


def address(colours: Mapping[str, str]) -> str:
    """The address of the style sheet; "" where it would change nothing, or where the host does not serve it."""
    path = route_address("rrma_pages:colours") if changed(colours) else ""
    return f"{path}?v={version(colours)}" if path else ""


def weak_by_colour(colours: Mapping[str, str], own: Iterable[str]) -> dict[str, list[Contrast]]:
    """The contrasts that do not suffice, each under the name of the colour to change: one of `own` where it can be."""
    own = set(own)
    found: dict[str, list[Contrast]] = {}
    for contrast in weak(colours):
        met = (contrast.pair.foreground, contrast.pair.background, "paper")
        names = [origin(contrast, tone) for tone in met]
        found.setdefault(next((name for name in names if name in own), names[0]), []).append(contrast)
    return found


def origin(contrast: Contrast, tone: str) -> str:
    """The name of the colour that `tone` is mixed from in the scheme of `contrast`."""
    dark = contrast.scheme == "dark"
    if tone == "on-band":
        return "text-dark" if dark else "paper"
    return ORIGINS.get(tone, tone) + ("-dark" if dark else "")


def described(contrast: Contrast) -> str:
    """What is wrong, in a sentence: the use, the scheme, the contrast it has and the one it needs."""
    return _("%(use)s (%(scheme)s): the contrast is %(ratio)s to 1, at least %(least)s is needed.") % {
        "use": contrast.pair.use,
        "scheme": SCHEME_NAMES[contrast.scheme],
        # Cut, not rounded: 4.496 must not read as the 4.5 it lacks.
        "ratio": number_format(int(contrast.ratio * 100) / 100, 2),
        "least": number_format(contrast.pair.least, 1),
    }
