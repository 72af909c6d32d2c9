"""axe: WCAG 2.2 AA and its best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
SHOWN = 5
IS_THERE = "typeof axe !== 'undefined'"
RUN = "options => axe.run(document, options).then(results => results.violations)"


def broken_rules(page: Page) -> list[str]:
    """A line for each rule and element, at most five elements a rule."""
    return _broken(page, RULES)


def broken_rules_of_colour(page: Page) -> list[str]:
    """The same of the rules that depend on colours: for a page of which only the colours have changed."""
    return _broken(page, RULES_OF_COLOUR)


def _broken(page: Page, rules: list[str] | dict) -> list[str]:
    if not page.evaluate(IS_THERE):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(RUN, {"runOnly": rules, "resultTypes": ["violations"], "preload": False})
    return [_line(rule, node) for rule in violations for node in rule["nodes"][:SHOWN]]


def _line(rule: dict, node: dict) -> str:
    selector = " ".join(map(str, node["target"]))
    told = " ".join((node.get("failureSummary") or "").split())
    return f"axe {rule['id']}: {selector}: {told}"
