"""With the spacing of text of WCAG 1.4.12, no text is cut off and nothing lies over anything else."""

from playwright.sync_api import Page

from .overflow import sideways_scroll

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
SPACE = """spacing => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  document.adoptedStyleSheets.push(sheet);
  document.activeElement.blur();
}"""
UNFOLD = """() => { for (const folded of document.querySelectorAll('details:not([open])')) folded.open = true; }"""
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


def cut_off_when_spaced(page: Page) -> list[str]:
    """A line for each element that cuts its text off or sticks out; the page is left unfolded and spaced."""
    page.evaluate(SPACE, SPACING)
    page.evaluate(UNFOLD)
    return [f"text spaced out: {line}" for line in [*page.evaluate(CUT_OFF), *sideways_scroll(page)]]
