"""Every specimen of every kind of page, light and dark, wide and at 320 pixels: one load, all that is promised of it.

axe finds nothing, nothing scrolls sideways, a first view is light, asks nobody else and leaves nothing, nothing is
inline, and the keyboard reaches everything in order and is seen to do so.
"""

import pytest

from tests.browser.checks import Loading, broken_rules, inline_code, keyboard_obstacles, sideways_scroll
from tests.browser.specimens import all_specimens


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("specimen", all_specimens(), ids=str)
def test_a_page(visit, sites, specimen, scheme, width):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    loading = Loading(page)
    found = loading.open(sites.address(specimen.network) + specimen.address, specimen.status)
    found += [*inline_code(page), *sideways_scroll(page), *broken_rules(page), *keyboard_obstacles(page)]
    assert not found, "\n".join(["", f"{specimen} ({scheme}, {width} px) {specimen.address}", *found])
