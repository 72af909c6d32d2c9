"""What a facet announces is what ticking its box shows, with few questions to the database."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_search.projection import project

from .corpora import LEAVES, WORDS, declared, make_document
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

SEED = 7


@pytest.fixture
def corpus():
    dice = random.Random(SEED)
    project(
        make_document(
            number,
            kind=dice.choice(["case-sheet", "guide"]),
            title=" ".join(dice.choices(WORDS, k=4)),
            facets={"zone": tuple(dice.sample(LEAVES, 2)), "mood": (dice.choice(["calme", "vif"]),)},
        )
        for number in range(60)
    )


@pytest.mark.parametrize("search", ["", "q=eau", "q=eau+riz+%C3%A9cole", "mood=calme", "q=for%C3%AAt&type=guide"])
def test_every_box_opens_on_its_count(corpus, search):
    page = ShownPage(f"/recherche/?{search}" if search else "/recherche/")
    opened = 0
    for name in ("zone", "mood", "type"):
        boxes = page.boxes(name)
        if any(ticked for _count, ticked in boxes.values()):
            continue
        for value, (count, _ticked) in boxes.items():
            following = page.response.client.get(
                "/recherche/?" + "&".join(filter(None, [search, f"{name}={value}"])), follow=True
            )
            address = following.request["PATH_INFO"] + "?" + following.request["QUERY_STRING"]
            assert ShownPage(address).total == count, (name, value)
            opened += 1
    assert opened > 4


def test_questions_to_the_database_do_not_grow_with_the_page(corpus):
    ShownPage("/recherche/?q=eau")
    with CaptureQueriesContext(connection) as few:
        ShownPage("/recherche/?q=eau&mood=vif&zone=cima")
    with CaptureQueriesContext(connection) as many:
        ShownPage("/recherche/?q=eau")
    assert len(few) == len(many)
    ours = [query["sql"] for query in many if "rrma_search" in query["sql"]]
    # One of them is the layout's: whether there is anything in the directory.
    assert len(ours) <= 6 + 1, "\n".join(ours)
