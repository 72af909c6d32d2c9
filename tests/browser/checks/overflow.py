"""Nothing makes the page scroll sideways."""

from playwright.sync_api import Page

FIND = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const clipped = element => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== 'visible') return true;
    }
    return false;
  };
  const classes = element => (element.getAttribute('class') || '').replaceAll(' ', '.');
  const name = element => `${element.tagName.toLowerCase()}.${classes(element)}`;
  const wide = [...document.body.querySelectorAll('*')]
    .filter(element => element.getBoundingClientRect().right > room + 0.5 && !clipped(element));
  return wide.slice(0, 6).map(element =>
    `scrolls sideways: ${name(element)} ends at ${Math.round(element.getBoundingClientRect().right)} of ${room} px`)
    .concat(wide.length ? [] : [`scrolls sideways: ${document.documentElement.scrollWidth} of ${room} px`]);
}"""


def sideways_scroll(page: Page) -> list[str]:
    """A line for each of the first elements that stick out of the page; none when it does not scroll sideways."""
    return page.evaluate(FIND)
