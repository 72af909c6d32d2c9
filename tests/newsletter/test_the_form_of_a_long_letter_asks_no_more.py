"""The form of a letter asks the database as often for sixty items as for ten."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.casestudies.factories import image, organisation
from tests.newsletter.letter_factories import item, items, letter
from tests.pages.guide_factories import guide
from tests.pages.news_factories import news

pytestmark = pytest.mark.django_db


def section(size: int, **own) -> list:
    return items(*(item(news(), **own) for _ in range(size)))


def queries(client, page) -> int:
    """How often it is asked once what the site keeps is kept: small pictures, types of content."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize(("few", "many"), [(2, 6), pytest.param(10, 60, marks=pytest.mark.slow)])
def test_the_form_asks_as_often_for_sixty_items_as_for_ten(admin_client, few, many):
    short, long = letter(live=False, sections=section(few)), letter(live=False, sections=section(many))
    assert queries(admin_client, long) <= queries(admin_client, short)


@pytest.mark.slow
def test_items_of_every_kind_with_pictures_of_their_own_cost_no_more(admin_client):
    def mixed(size: int):
        blocks = []
        for _ in range(size):
            blocks += [
                item(news(), image=image().pk),
                item(guide()),
                ("organisation", {"organisation": organisation().pk, "title": "", "text": ""}),
                ("button", {"label": "Lire", "page": news().pk, "url": ""}),
            ]
        return letter(live=False, sections=items(*blocks))

    short, long = mixed(2), mixed(6)
    assert queries(admin_client, long) <= queries(admin_client, short)


def test_the_form_shows_the_page_chosen_its_parent_and_a_page_chosen_twice(admin_client):
    chosen = news(title="Une place au soleil")
    page = letter(live=False, sections=items(item(chosen), item(chosen), item(news(title="Autre"))))
    html = unescape(admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode())
    shown = f'"parentId": {chosen.get_parent().pk}, "adminTitle": "Une place au soleil"'
    assert html.count(shown) == 2
