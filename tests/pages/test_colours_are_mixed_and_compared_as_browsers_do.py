"""The contrasts of a palette are those of the tones that theme.css mixes from it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from rrma_pages import colours
from rrma_pages.contrast import PAIRS, SCHEMES, TEXT, contrasts, ratio, tones, weak

# Of the design's table of contrasts: use by use, the light scheme and the dark one, for the default palette.
PRINTED = (
    *((15.6, 14.1), (14.1, 12.6), (13.9, 12.3), (11.2, 9.0), (6.4, 7.8), (5.8, 7.0), (10.0, 10.2)),
    *((9.0, 9.1), (8.0, 7.7), (8.9, 8.9), (6.0, 8.8), (5.4, 7.9), (5.3, 7.7), (10.0, 10.2)),
    *((10.8, 10.7), (6.0, 8.8), (10.0, 9.6), (10.0, 10.2), (3.8, 5.2), (3.5, 4.6), (6.0, 8.8)),
)
WEAKEST = ((5.3, 7.0), (5.4, 7.1), (5.9, 7.1), (5.6, 7.0))
"""Of the four palettes, in their order: the least contrast of text in each scheme."""

any_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def theme() -> str:
    return Path(finders.find("rrma_pages/theme.css")).read_text(encoding="utf-8")


def named(values) -> dict[str, str]:
    return dict(zip(colours.DEFAULTS, values, strict=True))


def test_the_contrasts_of_the_default_palette_are_those_printed_in_the_design():
    found = contrasts(colours.DEFAULTS)
    by_scheme = [[round(contrast.ratio, 1) for contrast in found if contrast.scheme == scheme] for scheme in SCHEMES]
    assert list(zip(*by_scheme, strict=True)) == list(PRINTED)
    assert len(PAIRS) == 21


@pytest.mark.parametrize(("values", "weakest"), list(zip(colours.PALETTES.values(), WEAKEST, strict=True)))
def test_the_four_palettes_pass(values, weakest):
    palette = named(values)
    assert weak(palette) == []
    texts = [contrast for contrast in contrasts(palette) if contrast.pair.least == TEXT]
    least = [min(contrast.ratio for contrast in texts if contrast.scheme == scheme) for scheme in SCHEMES]
    assert tuple(round(value, 1) for value in least) == weakest


def test_the_first_palette_is_that_of_the_stylesheet():
    root = theme().split("}")[0]
    assert dict(re.findall(r"--rrma-([a-z-]+): (#[0-9a-f]{6});", root)) == dict(colours.DEFAULTS)
    assert next(iter(colours.PALETTES.values())) == tuple(colours.DEFAULTS.values())


def test_every_mixed_tone_of_the_stylesheet_is_mixed_alike():
    mixed = re.findall(r"--([a-z0-9-]+): color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)", theme())
    assert {name for name, *_others in mixed} == {"muted", "line", "edge", "tint", "tint-2", "warm", "mark", "band"}
    for name, one, percent, other in mixed:
        dark = tones(colours.DEFAULTS, "dark")
        share = int(percent) / 100
        expected = [a * share + b * (1 - share) for a, b in zip(dark[one], dark[other], strict=True)]
        assert dark[name] == pytest.approx(expected, abs=0.51), name


@given(any_colour, any_colour)
def test_a_contrast_is_the_same_both_ways_and_within_its_bounds(one, other):
    mixed = tones({**colours.DEFAULTS, "main": one, "accent": other}, "light")
    value = ratio(mixed["main"], mixed["accent"])
    assert value == ratio(mixed["accent"], mixed["main"])
    assert 1 <= value <= 21.0001
    assert (value == 1) == (one == other) or value < 1.01


@given(st.lists(any_colour, min_size=8, max_size=8))
def test_what_is_weak_is_told_under_a_colour_that_exists(values):
    palette = named(values)
    found = colours.weak_by_colour(palette, [])
    assert set(found) <= set(colours.DEFAULTS)
    assert bool(found) == any(not contrast.suffices for contrast in contrasts(palette))
