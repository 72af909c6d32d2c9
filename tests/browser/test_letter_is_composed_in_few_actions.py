"""An officer composes a letter of ten items in the admin, in few actions, and puts them in order by keyboard alone."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.server import OFFICER

TITLE = "Lettre d’essai"
ITEMS = 10
MOST_ACTIONS = 19
MOST_TABS = 150
FOCUSED = "element => element === document.activeElement"


class Officer:
    """Somebody in the admin, whose actions are counted."""

    def __init__(self, page: Page) -> None:
        """Act on `page`; nothing is done yet."""
        self.page = page
        self.actions = 0

    def click(self, control: Locator) -> None:
        """One action."""
        control.click()
        self.actions += 1

    def write(self, field: Locator, text: str) -> None:
        """One action."""
        field.press_sequentially(text)
        self.actions += 1


@pytest.fixture
def officer(visit) -> Officer:
    page = visit(viewport={"width": 1280, "height": 1000})
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(OFFICER[0])
    page.locator("[name=password]").fill(OFFICER[1])
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    return Officer(page)


def test_ten_items_are_picked_previewed_and_put_in_order(officer):
    page = officer.page
    begin(officer)
    picked = pick(officer, ITEMS)
    officer.click(page.get_by_role("link", name="Ordonner et ajuster"))
    officer.click(page.get_by_role("button", name=re.compile("prévisualisation", re.I)).first)
    assert titles(preview_of(page), picked) == picked
    assert officer.actions <= MOST_ACTIONS

    swap_first_two(page)
    page.keyboard.press("Control+s")
    page.wait_for_load_state()
    expect(page.locator(".messages")).to_contain_text("mise à jour")
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    assert titles(page, picked) == [picked[1], picked[0], *picked[2:]]


def test_on_a_telephone_the_tray_is_one_press_away(officer):
    page = officer.page
    begin(officer, "Lettre de poche")
    way, tray = page.locator(".rrma-compose__jump a[href='#rrma-tray']"), page.locator("#rrma-tray")
    expect(way).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 400})
    expect(tray).not_to_be_in_viewport()
    way.click()
    expect(tray).to_be_in_viewport()
    page.locator(".rrma-compose__jump a[href='#rrma-letter']").click()
    expect(page.locator("#rrma-letter")).to_be_in_viewport()


def begin(officer: Officer, title: str = TITLE) -> None:
    """A new letter, saved as a draft, and the tray beside it."""
    page = officer.page
    officer.click(page.get_by_role("button", name="Lettre", exact=True))
    officer.click(page.get_by_role("link", name="Lettres", exact=True))
    officer.click(page.get_by_role("link", name=re.compile("Ajouter", re.I)).first)
    officer.write(page.locator("#id_title"), title)
    expect(page.locator("#id_slug")).not_to_have_value("")  # Wagtail makes it of the title, a moment later
    officer.click(page.get_by_role("button", name="Enregistrer le brouillon"))
    page.wait_for_url("**/edit/")
    officer.click(page.locator(".rrma-ways").get_by_role("link", name="Composer"))


def pick(officer: Officer, number: int) -> list[str]:
    """Adds the first rows of the tray, one click each; gives their titles."""
    shelf = officer.page.get_by_role("link", name="Jamais dans une lettre")
    officer.click(shelf)
    expect(shelf).to_have_attribute("aria-current", "true")
    rows = officer.page.locator(".rrma-compose__tray .rrma-compose__rows > li")
    expect(rows.nth(number - 1)).to_be_visible()
    picked = [spaced(row.get_by_role("link").inner_text()) for row in rows.all()[:number]]
    for place in range(number):
        officer.click(rows.nth(place).get_by_role("button"))
        expect(rows.nth(place)).to_contain_text("déjà dans cette lettre")
        expect(officer.page.locator(".rrma-compose__letter ol > li")).to_have_count(place + 1)
    return picked


def preview_of(page: Page) -> FrameLocator:
    """The preview beside the form, once it shows a letter."""
    preview = page.frame_locator("iframe[title='Prévisualisation']").last
    expect(preview.locator("main")).to_contain_text("À lire", timeout=30_000)
    return preview


def titles(shown: Page | FrameLocator, wanted: list[str]) -> list[str]:
    """Which of `wanted` are shown as headings of items, in their order there."""
    return [text for text in map(spaced, shown.locator("main h3").all_inner_texts()) if text in wanted]


def spaced(text: str) -> str:
    """`text` with ordinary spaces, as before typography."""
    return " ".join(text.split())


def swap_first_two(page: Page) -> None:
    """Moves the first item one down with the button that Wagtail has for it, by keyboard alone."""
    item = page.locator("[data-contentpath=sections] [data-contentpath=items] [data-streamfield-child]").first
    down = item.locator("button[title]").filter(has=page.locator("svg.icon-arrow-down")).first
    page.locator("#id_editorial").or_(page.locator("#id_subject")).first.focus()
    for _tab in range(MOST_TABS):
        if down.evaluate(FOCUSED):
            break
        page.keyboard.press("Tab")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
