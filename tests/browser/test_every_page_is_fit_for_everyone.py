"""Every specimen of every kind of page, wide and at 320 pixels, light and dark: one load, all that is promised of it.

axe finds nothing, nothing scrolls sideways, a first view is light, asks nobody else and leaves nothing, nothing is
inline, the keyboard reaches everything in order and is seen to do so, and dark differs from light by its colours only.
At 320 pixels spaced out text is not cut off, and without JavaScript the page does the same.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.specimens import Specimen, all_specimens

NARROW = 320


@pytest.mark.parametrize("width", [1280, NARROW])
@pytest.mark.parametrize("specimen", all_specimens(), ids=str)
def test_a_page(first_views, sites, specimen, width):
    url = sites.address(specimen.network) + specimen.address
    with first_views.window(width) as page:
        found = [*checks.Loading(page).open(url, specimen.status), *checks.inline_code(page)]
        found += in_both_schemes(page)
        content = page.locator("main").inner_text()
        found += checks.keyboard_obstacles(page)
        if width == NARROW:
            found += checks.cut_off_when_spaced(page)
    if width == NARROW:
        with first_views.window(width, scripts=False) as page:
            found += without_scripts(page, specimen, url, content)
    assert not found, "\n".join(["", f"{specimen} ({width} px) {specimen.address}", *found])


def in_both_schemes(page: Page) -> Iterator[str]:
    """What axe finds and where things are, light and then dark, where only the colours may have changed."""
    light = checks.boxes(page)
    for line in [*checks.sideways_scroll(page), *checks.broken_rules(page)]:
        yield f"light: {line}"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for line in [*checks.moved(light, checks.boxes(page)), *checks.broken_rules_of_colour(page)]:
        yield f"dark: {line}"


def without_scripts(page: Page, specimen: Specimen, url: str, content: str) -> list[str]:
    """What does not work in `page`, a window without JavaScript, at `url`, whose text with it is `content`."""
    answer = page.goto(url)
    found = [] if answer.status == specimen.status else [f"without scripts: status {answer.status}"]
    return found + checks.lost_without_scripts(page, content)
