"""One picture a theme, drawn the same way each time, in two inks, light enough to be sent as it is."""

import io

import pytest
from PIL import Image
from wagtail.images import get_image_model

from rrma_site.demo import illustrations
from rrma_site.demo.content import read

NAMES = illustrations.names()


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return {name: illustrations.render(name) for name in NAMES}


def test_every_theme_has_its_own(drawn):
    themes = {row["slug"] for row in read("vocabularies")["themes"]}
    assert themes <= set(NAMES)
    assert len(set(drawn.values())) == len(NAMES)


def test_each_is_light_and_large_enough(drawn):
    for name, content in drawn.items():
        image = Image.open(io.BytesIO(content))
        assert len(content) <= 60_000, name
        assert image.mode == "P" and min(image.size) >= 720, name


def test_only_two_inks_are_used(drawn):
    inks = {
        (0xFF, 0xFF, 0xFF),
        (0xFA, 0xF7, 0xF0),
        (0xEB, 0xEC, 0xE4),
        (0xDC, 0xE0, 0xD8),
        (0x17, 0x45, 0x3F),
        (0xA2, 0x40, 0x1A),
    }
    for name, content in drawn.items():
        image = Image.open(io.BytesIO(content)).convert("RGB")
        counted = sorted(image.getcolors(1 << 20), reverse=True)
        plain = sum(count for count, colour in counted if colour in inks)
        assert plain > 0.75 * image.width * image.height, name


def test_drawing_again_gives_the_same_file(drawn):
    assert illustrations.render("numerique") == drawn["numerique"]


def test_the_library_holds_them_with_words_for_those_who_do_not_see(network):
    rows = read("pictures")["pictures"]
    assert {row["drawing"] for row in rows} == set(NAMES)
    images = get_image_model().objects.filter(collection__name=read("pictures")["collection"])
    assert {image.title: image.description for image in images} == {row["title"]: row["alt"] for row in rows}
