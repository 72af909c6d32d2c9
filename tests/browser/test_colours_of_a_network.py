"""The tones that are checked are those that Chromium paints, and a palette picked in the admin colours the site."""

import re

import pytest
from playwright.sync_api import Page, expect

from rrma_pages import colours
from rrma_pages.contrast import SCHEMES, tones
from tests.browser.test_security_policies_let_editors_work import Watched, editor  # noqa: F401

TONES = (
    "main",
    "accent",
    "paper",
    "text",
    "muted",
    "line",
    "edge",
    "tint",
    "tint-2",
    "warm",
    "mark",
    "band",
    "on-band",
)
PAINTED = """(tones) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const box = document.body.appendChild(document.createElement("i"));
  return tones.map((tone) => {
    box.style.color = tone === "hover" ? "color-mix(in srgb, var(--main) 86%, var(--text))" : `var(--${tone})`;
    canvas.fillStyle = getComputedStyle(box).color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
}"""
PALETTES = [dict(zip(colours.DEFAULTS, values, strict=True)) for values in colours.PALETTES.values()]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette["main"])
def test_tones_are_mixed_as_chromium_mixes_them(visit, palette, scheme):
    page = visit(color_scheme=scheme, bypass_csp=True)
    page.goto("/")
    page.add_style_tag(content=colours.stylesheet(palette))
    names = (*TONES, "hover")
    expected = tones(palette, scheme)
    for name, painted in zip(names, page.evaluate(PAINTED, names), strict=True):
        assert all(abs(one - other) <= 1 for one, other in zip(painted, expected[name], strict=True)), name


def band_of(visit, scheme: str) -> str:
    page: Page = visit(color_scheme=scheme)
    page.goto("/")
    return page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--main')")


def save(page: Page) -> None:
    with page.expect_navigation(wait_until="networkidle"):
        page.get_by_role("button", name="Enregistrer").first.click()


def test_a_palette_picked_in_the_admin_colours_the_site(editor: Watched, visit):  # noqa: F811
    page = editor.page
    editor.open("/admin/settings/rrma_pages/networksettings/")
    madder = PALETTES[2]
    try:
        page.get_by_role("button", name="Garance et bouteille").click()
        expect(page.locator("#id_colour_accent_dark")).to_have_value(madder["accent-dark"])
        save(page)
        assert band_of(visit, "light") == madder["main"]
        assert band_of(visit, "dark") == madder["main-dark"]

        page.locator("[data-rrma-colour=accent] input[type=color]").fill("#e8c9b5")
        expect(page.locator("#id_colour_accent")).to_have_value("#e8c9b5")
        save(page)
        expect(page.get_by_text(re.compile("il en faut au moins 4,5")).first).to_be_visible()
        expect(page.locator("#id_colour_accent")).to_have_value("#e8c9b5")
    finally:
        page.get_by_role("button", name="Sapin et brique").click()
        save(page)
    assert band_of(visit, "light") == colours.DEFAULTS["main"]
