"""axe: WCAG 2.2 AA and its best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SHOWN = 5


def broken_rules(page: Page) -> list[str]:
    """A line for each rule and element, at most five elements a rule."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [_line(rule, node) for rule in violations for node in rule["nodes"][:SHOWN]]


def _line(rule: dict, node: dict) -> str:
    selector = " ".join(map(str, node["target"]))
    told = " ".join((node.get("failureSummary") or "").split())
    return f"axe {rule['id']}: {selector}: {told}"
