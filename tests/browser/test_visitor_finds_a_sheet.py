"""The visitor's journey: home, facet, sheet, back; with and without JavaScript, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

HEADING = re.compile("résultat")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_home_by_a_facet_to_a_sheet_and_back(visit, scripts):
    page = visit(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page.goto("/")
    page.locator("main").get_by_label(re.compile("^Un mot")).fill("coopératives de femmes")
    page.locator("main").get_by_role("button", name="Chercher").click()
    expect(page).to_have_url(re.compile(r"/recherche/\?q=coop"))

    page.get_by_label(re.compile("^Sénégal")).check()
    page.get_by_role("button", name="Appliquer", exact=False).first.click()
    expect(page).to_have_url(re.compile("country=SN"))
    expect(page.get_by_role("link", name=re.compile("Retirer le filtre.*Sénégal"))).to_be_visible()

    page.get_by_role("link", name=re.compile("Parcelles de reboisement")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Parcelles de reboisement")
    page.go_back()
    expect(page).to_have_url(re.compile("country=SN"))

    page.get_by_role("link", name=re.compile("Retirer le filtre.*Sénégal")).click()
    expect(page).not_to_have_url(re.compile("country="))


def test_what_a_facet_announces_is_what_it_opens_on(visit):
    page = visit(viewport={"width": 1280, "height": 900})
    page.goto("/recherche/?type=case-sheet")
    value = page.locator("label.rrma-check", has_text="Bénin")
    announced = int(re.search(r"\d+", value.locator(".rrma-check__n").inner_text())[0])
    value.locator("input").check()
    page.get_by_role("button", name="Appliquer", exact=False).first.click()
    expect(page.get_by_text(f"{announced} résultats", exact=False).first).to_be_visible()
    expect(page.locator(".rrma-result")).to_have_count(announced)


def test_a_search_by_keyboard_alone(visit):
    page = visit(viewport={"width": 1280, "height": 900})
    page.goto("/recherche/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", re.compile("#"))  # straight to the content
    page.keyboard.press("Enter")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("commerce équitable")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=commerce"))
    expect(page.locator("main mark").first).to_be_visible()


def test_the_telephone_menu_opens_without_javascript(visit):
    page = visit(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/")
    link = page.locator("header").get_by_role("link", name="Fiches", exact=True)
    expect(link).to_be_hidden()
    page.locator("header summary").click()
    link.click()
    expect(page).to_have_url(re.compile("/fiches/$"))
