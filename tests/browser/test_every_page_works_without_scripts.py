"""Without JavaScript every page says the same, folds open, and its forms lead somewhere."""

import pytest

from tests.browser.specimens import all_specimens


@pytest.mark.parametrize("specimen", all_specimens(), ids=str)
def test_a_page(visit, sites, specimen):
    url = sites.address(specimen.network) + specimen.address
    telephone = {"width": 390, "height": 844}
    with_scripts, without = visit(viewport=telephone), visit(viewport=telephone, java_script_enabled=False)
    with_scripts.goto(url)
    without.goto(url)
    assert without.locator("main").inner_text() == with_scripts.locator("main").inner_text()

    for summary in without.query_selector_all("details:not([open]) > summary"):
        if summary.is_visible():
            summary.click()
            assert summary.evaluate("summary => summary.parentElement.open"), f"does not open: {summary.inner_text()}"

    form = without.locator("main form").first
    if form.count():
        form.locator("button[type=submit]:visible").first.click()
        assert without.locator("main").count()
