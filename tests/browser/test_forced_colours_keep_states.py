"""Where the system chooses the colours, what is chosen, refused, current or inactive can still be told apart."""

import pytest

PROPERTIES = "['borderTop', 'borderBottom', 'backgroundColor', 'color', 'fontWeight']"


@pytest.fixture
def page(visit, site_url):
    page = visit(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page.goto("/modeles/")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    return page


def look(page, selector: str) -> dict[str, str]:
    script = (
        f"element => {{ const s = getComputedStyle(element); return {PROPERTIES}.map(name => s[name]).join(' '); }}"
    )
    return page.locator(selector).first.evaluate(script)


@pytest.mark.parametrize(
    ("state", "other"),
    [
        (".rrma-pager [aria-current]", ".rrma-pager a"),
        (".rrma-input[aria-invalid=true]", "#m-courriel"),
        (".rrma-btn[disabled]", "button.rrma-btn:not([disabled])"),
        (".rrma-check:has(:checked)", ".rrma-check:not(:has(:checked))"),
        (".rrma-map__list [aria-current]", ".rrma-map__list a:not([aria-current])"),
        (".rrma-notice--warn", "main"),
    ],
)
def test_a_state_looks_unlike_its_absence(page, state, other):
    assert look(page, state) != look(page, other)


def test_chips_buttons_and_panels_have_an_edge(page):
    for selector in (".rrma-chip", ".rrma-btn", ".rrma-btn--ghost", ".rrma-panel"):
        style, width = page.locator(selector).first.evaluate(
            "element => [getComputedStyle(element).borderTopStyle, getComputedStyle(element).borderTopWidth]"
        )
        assert style != "none" and width != "0px", selector


def test_the_shapes_of_states_stay(page):
    shapes = page.locator(".rrma-state").evaluate_all(
        "all => all.map(one => { const s = getComputedStyle(one, '::before');"
        " return [s.borderStyle, s.backgroundColor, s.backgroundImage].join(' '); })"
    )
    assert len(set(shapes)) == len(shapes) == 4


def test_map_and_bar_keep_their_inks_on_their_own_ground(page):
    for selector in (".rrma-map svg", ".rrma-bar"):
        assert page.locator(selector).evaluate("svg => getComputedStyle(svg).forcedColorAdjust") == "none"
    dot, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('.rrma-map__dot')).fill,"
        " getComputedStyle(document.querySelector('.rrma-map svg')).backgroundColor]"
    )
    assert dot != ground


def test_focus_is_seen(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
