"""With the spacing of WCAG 1.4.12, at 320 pixels, no text is cut off and nothing lies over anything else."""

import pytest

from tests.browser.checks import sideways_scroll
from tests.browser.specimens import all_specimens

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
CUT_OFF = """() => {
  const shown = element => element.checkVisibility() && !element.closest('.rrma-vh, svg, select');
  const cuts = style => ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  const fixed = 'button, .rrma-btn, .rrma-chip, .rrma-no';
  const bounded = element => cuts(getComputedStyle(element)) || element.matches(fixed);
  return [...document.querySelectorAll('body *')]
    .filter(element => shown(element) && bounded(element) && element.innerText?.trim())
    .filter(element => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    .map(element => `cut off: ${element.outerHTML.slice(0, 160)}`);
}"""

sizes = [specimen for specimen in all_specimens() if specimen.size in ("ordinary", "long")]


@pytest.mark.parametrize("specimen", sizes, ids=str)
def test_a_page(visit, sites, specimen):
    page = visit(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page.goto(sites.address(specimen.network) + specimen.address)
    spaced(page)


def test_every_component(visit, site_url):
    page = visit(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page.goto("/modeles/")
    spaced(page)


def spaced(page) -> None:
    page.add_style_tag(content=SPACING)
    for summary in page.query_selector_all("details:not([open]) > summary"):
        if summary.is_visible():
            summary.click()
    found = [*page.evaluate(CUT_OFF), *sideways_scroll(page)]
    assert not found, "\n".join(found)
