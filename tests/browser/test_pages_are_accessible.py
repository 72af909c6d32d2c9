"""axe finds nothing on any kind of public page, light and dark, wide and at 320 pixels; nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, address, scheme, width):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    answer = page.goto(address)
    assert answer.status == 200
    results = Axe().run(page, options=RULES)
    assert not results.response["violations"], results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
