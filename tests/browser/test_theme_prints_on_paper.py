"""On paper a page is its content: menus, forms, filters and folds go, what was folded is there, addresses are told."""

import pytest

from tests.browser.specimens import all_specimens

SCREEN_ONLY = (
    ".rrma-menu, .rrma-nav, .rrma-crumbs, .rrma-facets, .rrma-query, .rrma-band, .rrma-pager, .rrma-skip, "
    ".rrma-tools__sort, .rrma-noprint, main button"
)
PAPER = {"width": 680, "height": 960}
"""A4 less its margins, in CSS pixels."""

ordinary = [specimen for specimen in all_specimens() if specimen.size == "ordinary"]


@pytest.mark.parametrize("specimen", ordinary, ids=str)
def test_what_is_for_the_screen_goes_and_the_content_stays(visit, sites, specimen):
    page = visit(viewport=PAPER, java_script_enabled=False)
    page.emulate_media(media="print")
    page.goto(sites.address(specimen.network) + specimen.address)
    assert [
        box.evaluate("box => box.outerHTML.slice(0, 120)")
        for box in page.locator(SCREEN_ONLY).all()
        if box.is_visible()
    ] == []
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


def test_the_folded_map_and_its_list_are_printed(visit, site_url):
    page = visit(viewport=PAPER)
    page.goto("/recherche/")
    page.emulate_media(media="print")
    assert page.locator(".rrma-map__list li").first.is_visible()
    assert page.locator(".rrma-map svg").bounding_box()["width"] > 300


def test_addresses_of_other_sites_are_printed_beside_their_links(visit, site_url):
    page = visit(viewport=PAPER)
    page.goto("/guides/")
    page.goto(page.locator(".rrma-teaser__title a").first.get_attribute("href"))
    page.emulate_media(media="print")
    link = page.locator('.rrma-prose a[href^="http"]').first
    printed = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert link.get_attribute("href") in printed


@pytest.mark.parametrize("address", ["/", "/recherche/", "/modeles/"])
def test_ink_is_dark_on_white_paper_even_for_those_who_like_it_dark(visit, site_url, address):
    page = visit(viewport=PAPER, color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
