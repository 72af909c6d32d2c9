"""Without JavaScript a page says the same, folds open, and its form leads somewhere."""

from playwright.sync_api import Page


def lost_without_scripts(page: Page, content: str) -> list[str]:
    """A line for each thing that `page`, opened without JavaScript, does not do; `content` is its text with it."""
    found = [] if page.locator("main").inner_text() == content else ["the content is not the same"]
    found += [f"does not open: {summary}" for summary in _stuck(page)]
    form = page.locator("main form").first
    if form.count():
        for field in form.locator("input[type=email]").all():
            field.fill("essai@example.org")
        with page.expect_navigation(wait_until="domcontentloaded"):
            form.locator("button[type=submit]:visible").first.click()
        found += [] if page.locator("main").count() else [f"the form leads to no page: {page.url}"]
    return [f"without scripts: {line}" for line in found]


def _stuck(page: Page) -> list[str]:
    """Clicks on whatever can be folded open; gives what stays closed."""
    visible = [each for each in page.query_selector_all("details:not([open]) > summary") if each.is_visible()]
    for summary in visible:
        summary.click()
    return [each.inner_text() for each in visible if not each.evaluate("summary => summary.parentElement.open")]
