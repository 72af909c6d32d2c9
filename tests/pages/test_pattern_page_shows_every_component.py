"""The page of patterns of the demonstration: every component that the theme styles, kept out of search engines."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import rrma_pages
from rrma_site.demo import patterns

pytestmark = pytest.mark.django_db

THEME = Path(rrma_pages.__file__).parent / "static/rrma_pages/theme.css"
COMPONENTS = [
    *("series", "no", "pair", "plate", "caption", "teaser", "teaser--lead", "hero", "hero--plain", "lede", "meta"),
    *("section__head", "more", "facts", "figure", "logos", "btn", "btn--ghost", "btn--small", "field", "field__help"),
    *("field__error", "input", "chip", "facet", "check", "check--none", "check--all", "facet__more", "pager", "map"),
    *("map__list", "lesson", "lesson--retour", "bar", "table", "scroll", "step", "checklist", "file", "timeline"),
    *("notice", "notice--warn", "state", "state--soon", "state--next", "state--closed", "panel", "event"),
]


@pytest.fixture
def soup(client):
    response = client.get("/modeles/")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    return BeautifulSoup(response.content, "html.parser")


def test_without_its_pictures_it_still_stands(soup):
    assert soup.h1.get_text() == "Modèles"
    assert not soup.select("main img")
    assert len(soup.select(".rrma-logos li")) == 9


def test_with_its_pictures_there_are_eight_logos_a_portrait_and_a_panorama(client):
    patterns.load()
    patterns.load()
    soup = BeautifulSoup(client.get("/modeles/").content, "html.parser")
    assert len(soup.select(".rrma-logos img[alt]")) == 8
    portrait, panorama = (image for image in soup.select(".rrma-teaser img"))
    assert int(portrait["height"]) > 1.5 * int(portrait["width"])
    assert int(panorama["width"]) > 3 * int(panorama["height"])


def test_nothing_of_it_is_said_twice_to_the_machine(soup):
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(set(ids)) == len(ids)
    assert not soup.select("[style], style, script:not([src])")


def test_each_component_is_there(client):
    patterns.load()
    soup = BeautifulSoup(client.get("/modeles/").content, "html.parser")
    theme = THEME.read_text()
    assert [name for name in COMPONENTS if not soup.select(f"main .rrma-{name}")] == []
    assert [name for name in COMPONENTS if f".rrma-{name}" not in theme] == []


def test_it_is_only_read(client):
    assert client.post("/modeles/").status_code == 405
