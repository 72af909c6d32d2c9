"""On a telephone the menu is folded; Tab and Enter open it and lead on, without JavaScript."""

TELEPHONE = {"width": 390, "height": 844}


def test_folded_on_a_telephone_and_opened_from_the_keyboard(visit, site_url):
    page = visit(viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/")
    links = page.locator(".rrma-nav a")
    assert links.count() > 2 and not links.first.is_visible()
    until_focused(page, ".rrma-menu > summary")
    page.keyboard.press("Enter")
    assert links.first.is_visible() and links.last.is_visible()
    page.keyboard.press("Tab")
    first = page.locator(".rrma-nav a:focus")
    address = first.get_attribute("href")
    assert first.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_search_is_in_the_folded_menu(visit, site_url):
    page = visit(viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/guides/")
    until_focused(page, ".rrma-menu > summary")
    page.keyboard.press("Space")
    until_focused(page, "#q-menu")
    page.keyboard.type("compost")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=compost")


def test_spread_out_on_a_wide_screen(visit, site_url):
    page = visit(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto("/")
    assert page.locator(".rrma-nav a").first.is_visible()
    assert not page.locator(".rrma-menu > summary").is_visible()


def until_focused(page, selector: str) -> None:
    for _step in range(15):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"Tab does not reach {selector}")
