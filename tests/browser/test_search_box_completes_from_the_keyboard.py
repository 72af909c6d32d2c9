"""The search box is an editable combobox: by keyboard, told to screen readers, and silent without an answer."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

DESK = {"width": 1280, "height": 900}


def typed(page: Page, address: str, text: str):
    page.goto(address)
    box = page.locator("main").get_by_role("combobox", name=re.compile("^Un mot"))
    box.press_sequentially(text, delay=20)
    expect(box).to_have_attribute("aria-expanded", "true")
    return box


@pytest.mark.parametrize("address", ["/", "/recherche/"])
def test_arrows_and_enter_search_for_a_name(visit, address):
    page = visit(viewport=DESK)
    box = typed(page, address, "sene")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_contain_text("Sénégal")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=S%C3%A9n%C3%A9gal"))


@pytest.fixture
def late(visit):
    """A box whose list is open, while the answer to one more letter is on its way, and what lets that answer arrive."""
    page = visit(viewport=DESK)
    box = typed(page, "/recherche/", "sén")
    waiting = []
    page.route("**/completion.json*", lambda route: waiting.append(route))
    with page.expect_request("**/completion.json*"):
        box.press("e")

    def arrive() -> None:
        for route in waiting:
            route.fulfill(json={"completions": [{"text": "Trop tard", "kind": "Pays"}]})
        page.wait_for_timeout(100)

    return box, page.get_by_role("option"), arrive


def test_an_answer_that_comes_late_leaves_what_is_being_chosen(late):
    box, options, arrive = late
    box.press("ArrowDown")
    arrive()
    expect(options.first).to_contain_text("Sénégal")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))


def test_an_answer_that_comes_late_does_not_open_what_was_closed(late):
    box, _, arrive = late
    box.press("Escape")
    arrive()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_how_many_there_are_is_announced_in_french(visit):
    page = visit(viewport=DESK)
    typed(page, "/recherche/", "sene")
    expect(page.get_by_role("listbox", name="Propositions")).to_be_visible()
    expect(page.locator(".rrma-completion [role=status]")).to_contain_text("propositions, flèches pour les parcourir")


def test_escape_and_tab_close_the_list_and_keep_what_was_typed(visit):
    page = visit(viewport=DESK)
    box = typed(page, "/recherche/", "sene")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("sene")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Tab")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="Chercher").first).to_be_focused()


def test_enter_without_a_choice_searches_what_was_typed(visit):
    page = visit(viewport=DESK)
    typed(page, "/recherche/", "sene").press("Enter")
    expect(page).to_have_url(re.compile(r"q=sene$"))


def test_a_click_chooses(visit):
    page = visit(viewport=DESK)
    typed(page, "/recherche/", "forê")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"\?q=For"))


def test_the_box_works_where_completions_fail(visit):
    page = visit(viewport=DESK)
    page.route("**/completion.json*", lambda route: route.abort())
    page.goto("/recherche/")
    box = page.get_by_role("combobox", name=re.compile("^Un mot"))
    box.fill("forêt")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=for"))
