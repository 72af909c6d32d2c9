"""Everything can be reached and seen by keyboard alone."""

from playwright.sync_api import Page

PREPARE = """() => {
  const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]';
  window.keyboard = {
    name: element => `${element.tagName.toLowerCase()}.${(element.getAttribute('class') || '').replaceAll(' ', '.')} ` +
      `“${(element.getAttribute('aria-label') || element.innerText || element.name || '').trim().slice(0, 40)}”`,
    shown: element => element.checkVisibility({visibilityProperty: true}),
    reachable: () => [...document.querySelectorAll(usable)].filter(element =>
      element.tabIndex >= 0 && !element.disabled && keyboard.shown(element) &&
      !(element.type === 'radio' && element.name && !element.checked &&
        document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`))),
    reached: [],
    unseen: new Set(),
    fromTheStart: () => {
      const start = document.createElement('span');
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
      start.remove();
    },
  };
  document.addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    keyboard.reached.push(target);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!ring || !box.width || !box.height) keyboard.unseen.add(target);
  });
}"""

SKIP_LINK = """() => {
  const link = document.activeElement, box = link.getBoundingClientRect();
  const seen = box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0;
  return link.matches('a[href="#contenu"]') ? (seen ? '' : 'the skip link cannot be seen when it has the focus')
    : `the first key press reaches ${keyboard.name(link)}, not the skip link`;
}"""

START = """() => {
  keyboard.fromTheStart();
  keyboard.reached = [];
  keyboard.unseen.clear();
  return keyboard.reachable().length;
}"""

COMPARE = """() => {
  const wanted = keyboard.reachable(), reached = keyboard.reached.filter(element => keyboard.shown(element));
  const found = [];
  const never = wanted.filter(element => !reached.includes(element));
  for (const element of never.slice(0, 5)) found.push(`cannot be reached: ${keyboard.name(element)}`);
  const others = reached.filter(element => !wanted.includes(element));
  for (const element of others.slice(0, 5)) found.push(`reached but not expected: ${keyboard.name(element)}`);
  const order = reached.filter(element => wanted.includes(element)).map(element => wanted.indexOf(element));
  const jump = order.findIndex((place, index) => index && place < order[index - 1]);
  if (jump > 0 && !never.length) found.push(`out of order: ${keyboard.name(wanted[order[jump]])}`);
  for (const element of [...keyboard.unseen].slice(0, 5)) found.push(`focus cannot be seen: ${keyboard.name(element)}`);
  return found;
}"""


def keyboard_obstacles(page: Page) -> list[str]:
    """A line for each element that the keyboard does not reach, out of order, or whose focus cannot be seen.

    It also tells what is wrong with the skip link and with what folds open: the menu, the filters.
    """
    page.evaluate(PREPARE)
    found = [*_skip_link(page), *_folds(page)]
    wanted = page.evaluate(START)
    for _step in range(wanted):
        page.keyboard.down("Tab")  # held: each repetition goes one further, in half the time of as many presses
    page.keyboard.up("Tab")
    return [f"keyboard: {line}" for line in [*found, *page.evaluate(COMPARE)]]


def _skip_link(page: Page) -> list[str]:
    if not page.locator("header, nav").count():
        return []  # nothing stands before the content
    page.evaluate("keyboard.fromTheStart()")
    page.keyboard.press("Tab")
    trouble = page.evaluate(SKIP_LINK)
    if trouble:
        return [trouble]
    page.keyboard.press("Enter")
    inside = page.evaluate("document.activeElement.closest('main') !== null")
    return [] if inside else ["the skip link does not lead to the content"]


def _folds(page: Page) -> list[str]:
    """Opens, by keyboard, whatever can be folded open; what folds inside something else comes after it."""
    found = []
    for summary in page.query_selector_all("details:not([open]) > summary"):
        if summary.is_visible():
            summary.focus()
            page.keyboard.press("Enter")
            if not summary.evaluate("summary => summary.parentElement.open"):
                found.append(f"does not open: {summary.inner_text()}")
    return found
