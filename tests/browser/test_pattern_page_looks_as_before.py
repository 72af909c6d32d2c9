"""The page of patterns: every component with what puts it to the test, measured and compared with a kept picture.

The kept picture has one small tile for each section, and says with which fonts it was drawn. RRMA_KEEP_PICTURES=1 draws
it anew; look at it before it is committed.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from tests.browser.checks import broken_rules, sideways_scroll

KEPT = Path(__file__).parent / "pictures" / "patterns.png"
TILE = 96
SAME_FONTS, OTHER_FONTS = 1.0, 30.0
"""Greatest mean difference of a tile from the kept one, of 255. A logo out of line makes 11, a map without its bubbles
4; texts that other fonts break into other lines make up to 26."""
FONTS = """() => ['serif', 'sans'].map(name => {
  const probe = document.createElement('span');
  probe.style.font = `100px var(--rrma-${name})`;
  probe.textContent = 'Portez ce vieux whisky au juge blond';
  document.body.append(probe);
  const width = Math.round(probe.getBoundingClientRect().width);
  probe.remove();
  return `${name} ${width}`;
}).join(', ')"""
WIDTHS = [1280, 768, 390, 320]

OVERLAPS = """() => {
  const names = 'grid3 grid4 cols logos chips stack facts list hero series pair section__head steps checklist map';
  const groups = names.split(' ').map(name => '.rrma-' + name).join(', ') + ', .rrma-pager ul';
  const found = [];
  for (const group of document.querySelectorAll(groups)) {
    const boxes = [...group.children].filter(child => child.checkVisibility() && !child.matches('.rrma-vh'));
    boxes.forEach((one, index) => boxes.slice(index + 1).forEach(other => {
      const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) found.push(`${group.className}: ${one.innerText} / ${other.innerText}`.slice(0, 200));
    }));
  }
  return found;
}"""

DISTORTED = """() => [...document.images]
  .filter(image => getComputedStyle(image).objectFit === 'fill')
  .map(image => [image.alt, image.width / image.height, image.naturalWidth / image.naturalHeight])
  .filter(([, shown, natural]) => Math.abs(shown / natural - 1) > 0.05)"""

LOGOS = """() => [...document.querySelectorAll('.rrma-logos li')].map(cell => {
  const box = cell.getBoundingClientRect(), logo = (cell.querySelector('img') ?? cell).getBoundingClientRect();
  const across = logo.left + logo.right - box.left - box.right, down = logo.top + logo.bottom - box.top - box.bottom;
  const within = logo.width <= box.width && logo.height <= box.height;
  return { top: box.top, width: box.width, height: box.height, within, off: Math.hypot(across, down) / 2 };
})"""

BUBBLES = """() => [...document.querySelectorAll('.rrma-map svg :is(a, g)')].map(bubble => {
  const box = bubble.querySelector('circle').getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2, box.width / 2];
})"""


@pytest.fixture
def patterns(visit, site_url):
    """A function that opens the page at a width, with all its pictures."""

    def opened(width: int = 1280, **options):
        page = visit(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        page.goto("/modeles/")
        page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager'; })")
        page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
        return page

    return opened


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_lies_over_another_or_is_distorted(patterns, width):
    page = patterns(width)
    assert [*sideways_scroll(page), *page.evaluate(OVERLAPS), *page.evaluate(DISTORTED)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_everyone_can_use_it(patterns, width, scheme):
    assert broken_rules(patterns(width, color_scheme=scheme)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_eight_logos_of_unlike_shapes_stand_in_line_in_cells_of_one_size(patterns, width):
    cells = patterns(width).evaluate(LOGOS)
    assert len(cells) == 9
    assert all(cell["within"] and cell["off"] < 2 for cell in cells), cells
    assert len({round(cell["width"]) for cell in cells}) == 1
    rows: dict[int, set[int]] = {}
    for cell in cells:
        rows.setdefault(round(cell["top"]), set()).add(round(cell["height"]))
    assert all(len(heights) == 1 for heights in rows.values())


def test_a_portrait_keeps_its_head_and_a_missing_picture_leaves_no_frame(patterns):
    page = patterns()
    cards = page.locator("section[aria-labelledby=vignettes] .rrma-teaser--lead")
    portrait = picture(cards.nth(0).locator("img"))
    colours = portrait.getcolors(portrait.width * portrait.height)
    accent = sum(count for count, (red, green, _blue) in colours if red > 130 and green < 100)
    assert accent > portrait.width * portrait.height * 0.04
    assert cards.nth(2).locator("figure, img").count() == 0
    assert cards.nth(2).locator("h3").bounding_box()["y"] < cards.nth(0).locator("h3").bounding_box()["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_bubbles_of_a_crowded_map_do_not_hide_each_other(patterns, width):
    circles = patterns(width).evaluate(BUBBLES)
    assert len(circles) == 20
    for number, (x, y, radius) in enumerate(circles):
        assert all(
            (x - ox) ** 2 + (y - oy) ** 2 >= (radius + other) ** 2 - 1 for ox, oy, other in circles[number + 1 :]
        )


def test_bubbles_are_links_only_where_they_are_large_enough(patterns):
    for width, usable in ((1280, True), (390, False)):
        page = patterns(width)
        link = page.locator(".rrma-map svg a").first
        assert (link.evaluate("link => getComputedStyle(link).pointerEvents") != "none") is usable
        sides = page.locator(".rrma-map svg a").evaluate_all(
            "all => all.map(link => link.querySelector('circle').getBoundingClientRect().width)"
        )
        assert not usable or min(sides) >= 24


def test_each_section_looks_as_before(patterns):
    page = patterns()
    sections = page.locator("main section").all()
    tiles = [picture(section).resize((TILE, TILE), Image.Resampling.BOX) for section in sections]
    fonts = page.evaluate(FONTS)
    if os.environ.get("RRMA_KEEP_PICTURES"):
        keep(tiles, fonts)
    kept = Image.open(KEPT)
    most = SAME_FONTS if kept.text["fonts"] == fonts else OTHER_FONTS
    assert kept.size == (TILE * len(tiles), TILE), "a section came or went: look, then keep the new picture"
    for number, (section, tile) in enumerate(zip(sections, tiles, strict=True)):
        before = kept.convert("RGB").crop((number * TILE, 0, (number + 1) * TILE, TILE))
        difference = ImageStat.Stat(ImageChops.difference(tile, before).convert("L")).mean[0]
        assert difference <= most, f"{section.get_attribute('aria-labelledby')}: {difference:.1f}"


def picture(locator) -> Image.Image:
    return Image.open(io.BytesIO(locator.screenshot())).convert("RGB")


def keep(tiles: list[Image.Image], fonts: str) -> None:
    row = Image.new("RGB", (TILE * len(tiles), TILE))
    for number, tile in enumerate(tiles):
        row.paste(tile, (number * TILE, 0))
    told = PngInfo()
    told.add_text("fonts", fonts)
    KEPT.parent.mkdir(exist_ok=True)
    row.save(KEPT, optimize=True, pnginfo=told)
