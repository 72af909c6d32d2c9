"""A visitor is asked for the password of a restricted page in the theme, is told of a mistake, and reads the page."""

import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.specimens import restricted


def flaws(page) -> list[str]:
    return [*checks.broken_rules(page), *checks.sideways_scroll(page), *checks.inline_code(page)]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_from_the_question_to_the_page(visit, sites, width, colours):
    page = visit(viewport={"width": width, "height": 900}, color_scheme=colours, java_script_enabled=True)
    page.goto(sites.address("bare") + restricted.ADDRESS)
    assert not flaws(page)
    page.get_by_label("Mot de passe").fill("les eaux")
    page.keyboard.press("Enter")
    expect(page.locator(".rrma-field__error")).to_be_visible()
    assert not flaws(page)
    page.get_by_label("Mot de passe").fill(restricted.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compte rendu")
