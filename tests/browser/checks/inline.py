"""Nothing inline that a strict content security policy would stop."""

from playwright.sync_api import Page

FIND = """() => [...document.querySelectorAll('*')].flatMap(element => {
  const found = [];
  if (element.tagName === 'STYLE') found.push('a style element');
  if (element.tagName === 'SCRIPT' && !element.src && !/json/.test(element.type)) found.push('an inline script');
  for (const {name, value} of element.attributes) {
    if (name === 'style' || name.startsWith('on')) found.push(`the attribute ${name}`);
    if (/^\\s*javascript:/i.test(value)) found.push(`${name}="${value}"`);
  }
  const classes = element.getAttribute('class') || '';
  return found.map(what => `inline: ${what} on <${element.tagName.toLowerCase()} class="${classes}">`);
})"""


def inline_code(page: Page) -> list[str]:
    """A line for each style element, inline script, and attribute that holds style or script."""
    return page.evaluate(FIND)
