"""Whether a palette can be read: the tones that theme.css mixes from it, and the contrast of every pair it uses.

Contrast is the ratio of WCAG 2.2 (1.4.3 and 1.4.11); mixing is CSS `color-mix(in srgb, …)`, linear in sRGB as encoded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["EDGE", "PAIRS", "SCHEMES", "TEXT", "Contrast", "Pair", "contrasts", "ratio", "tones", "weak"]

Colour = tuple[int, int, int]
Palette = Mapping[str, str]

SCHEMES = ("light", "dark")
TEXT = 4.5
"""The least contrast of text."""
EDGE = 3.0
"""The least contrast of what is not text but must be seen: edges of fields, the focus ring."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tones that meet on the pages: `foreground` on `background`, what for, and the least contrast allowed."""

    use: str | Promise
    foreground: str
    background: str
    least: float = TEXT


@dataclass(frozen=True, slots=True)
class Contrast:
    """The contrast that a palette gives to a pair in one of the `SCHEMES`."""

    pair: Pair
    scheme: str
    ratio: float

    @property
    def share(self) -> float:
        """The contrast as a share of what is needed: 1 or more suffices."""
        return self.ratio / self.pair.least

    @property
    def suffices(self) -> bool:
        """Whether the pair can be told apart."""
        return self.ratio >= self.pair.least


PAIRS = (
    Pair(_("Text"), "text", "paper"),
    Pair(_("Text on a panel"), "text", "tint"),
    Pair(_("Text on a warning"), "text", "warm"),
    Pair(_("Word found"), "text", "mark"),
    Pair(_("Secondary text"), "muted", "paper"),
    Pair(_("Secondary text on a panel"), "muted", "tint"),
    Pair(_("Link"), "main", "paper"),
    Pair(_("Link on a panel"), "main", "tint"),
    Pair(_("Light button under the pointer"), "main", "tint-2"),
    Pair(_("Link in a warning"), "main", "warm"),
    Pair(_("Label"), "accent", "paper"),
    Pair(_("Label on a panel"), "accent", "tint"),
    Pair(_("Label on a warning"), "accent", "warm"),
    Pair(_("Text of a button"), "paper", "main"),
    Pair(_("Text of a button under the pointer"), "paper", "hover"),
    Pair(_("Number on the map"), "paper", "accent"),
    Pair(_("Text of the band"), "on-band", "band"),
    Pair(_("Button of the band"), "main", "paper", EDGE),
    Pair(_("Edge of a field"), "edge", "paper", EDGE),
    Pair(_("Edge of a chip"), "edge", "tint", EDGE),
    Pair(_("Focus ring"), "accent", "paper", EDGE),
)
"""Every pair of tones that theme.css puts together."""


def contrasts(palette: Palette) -> list[Contrast]:
    """The contrast of every pair in both schemes, for the eight colours of `palette` (name → `#rrggbb`)."""
    return [
        Contrast(pair, scheme, ratio(mixed[pair.foreground], mixed[pair.background]))
        for scheme in SCHEMES
        for mixed in [tones(palette, scheme)]
        for pair in PAIRS
    ]


def weak(palette: Palette) -> list[Contrast]:
    """The contrasts of `palette` that do not suffice, each two tones of a scheme once, as first in `PAIRS`."""
    found: dict[tuple[str, frozenset[str]], Contrast] = {}
    for contrast in contrasts(palette):
        tones_met = frozenset({contrast.pair.foreground, contrast.pair.background})
        if not contrast.suffices:
            found.setdefault((contrast.scheme, tones_met), contrast)
    return list(found.values())


def tones(palette: Palette, scheme: str) -> dict[str, Colour]:
    """Every tone of `scheme` by its name in theme.css (`hover` is a full button under the pointer), as painted."""
    suffix = "-dark" if scheme == "dark" else ""
    main, accent, paper, text = (_rgb(palette[name + suffix]) for name in ("main", "accent", "paper", "text"))
    dark = scheme == "dark"
    return {
        "main": main,
        "accent": accent,
        "paper": paper,
        "text": text,
        "muted": _mix(text, 72, paper),
        "line": _mix(text, 20, paper),
        "edge": _mix(text, 56, paper),
        "tint": _mix(main, 6, paper),
        "tint-2": _mix(main, 13, paper),
        "warm": _mix(accent, 8, paper),
        "mark": _mix(accent, 22, paper),
        "hover": _mix(main, 86, text),
        "band": _mix(main, 17, paper) if dark else main,
        "on-band": text if dark else paper,
    }


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(colour: str) -> Colour:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _mix(colour: Colour, percent: int, other: Colour) -> Colour:
    red, green, blue = (
        int((one * percent + two * (100 - percent)) / 100 + 0.5) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
