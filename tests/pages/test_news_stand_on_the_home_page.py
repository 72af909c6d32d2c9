"""The home page shows the three latest news, and nothing of news where there is none."""

import datetime

import pytest
from bs4 import BeautifulSoup

from tests.search.search_page import spaces

from .news_factories import news, news_index, root

pytestmark = pytest.mark.django_db


def section(client) -> BeautifulSoup | None:
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one('section[aria-labelledby="actualites"]')


def test_the_three_latest_lead_to_the_whole_list(client):
    for number in range(1, 6):
        news(title=f"Du {number}", publication_date=datetime.date(2025, 1, number))
    shown = section(client)
    assert [spaces(title.get_text()) for title in shown.select(".rrma-teaser__title")] == ["Du 5", "Du 4", "Du 3"]
    assert shown.select_one(".rrma-more")["href"] == "/actualites/"


def test_without_news_there_is_no_section(client):
    root()
    assert section(client) is None
    news_index()
    news(live=False)
    assert section(client) is None
