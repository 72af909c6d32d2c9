"""With the spacing of WCAG 1.4.12, at 320 pixels, no component cuts its text off; the pages are tried one by one."""

from tests.browser.checks import cut_off_when_spaced


def test_every_component(visit):
    page = visit(viewport={"width": 320, "height": 900})
    page.goto("/modeles/")
    found = cut_off_when_spaced(page)
    assert not found, "\n".join(found)


def test_what_is_cut_off_is_named(visit):
    page = visit(viewport={"width": 320, "height": 900})
    page.goto("/modeles/")
    page.locator("main").evaluate("main => { main.style.overflow = 'hidden'; main.style.height = '300px'; }")
    assert any("cut off" in line for line in cut_off_when_spaced(page))
