"""What is where on a page."""

from playwright.sync_api import Page

BOXES = """() => [...document.body.querySelectorAll('*')].map(element => {
  const {x, y, width, height} = element.getBoundingClientRect();
  const shown = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const classes = (element.getAttribute('class') || '').replaceAll(' ', '.');
  return `${element.tagName.toLowerCase()}.${classes} ${shown} ${[x, y, width, height].map(Math.round)}`;
})"""


def boxes(page: Page) -> list[str]:
    """A line for each element: what it is, whether it is seen, where, and how large in pixels."""
    return page.evaluate(BOXES)


def moved(before: list[str], after: list[str]) -> list[str]:
    """A line for the first element whose box is not what it was; none when nothing moved."""
    changed = ((one, other) for one, other in zip(before, after, strict=False) if one != other)
    found = [f"differs from the light page: {one}, now {other}" for one, other in changed][:1]
    return found if found or len(before) == len(after) else ["has other elements than the light page"]
