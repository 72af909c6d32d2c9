"""The list of news: newest first, by year with exact counts, a page at a time, at a constant cost."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.casestudies.factories import country, image, keyword, organisation, theme
from tests.search.search_page import spaces

from .news_factories import news, news_index

pytestmark = pytest.mark.django_db


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.fixture
def three_years():
    for year, months in {2023: (5,), 2025: (3, 12), 2024: (2, 9, 7)}.items():
        for month in months:
            news(title=f"De {year}-{month:02}", publication_date=day(year, month))


def soup(client, address="/actualites/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [spaces(title.get_text()) for title in page.select(".rrma-teaser__title")]


def test_the_newest_come_first_under_their_years(client, three_years):
    page = soup(client)
    assert titles(page) == ["De 2025-12", "De 2025-03", "De 2024-09", "De 2024-07", "De 2024-02", "De 2023-05"]
    assert [section.h2.get_text() for section in page.select("section")] == ["2025", "2024", "2023"]


def test_every_year_is_announced_with_its_count_and_opens_on_it(client, three_years):
    links = soup(client).select('nav[aria-label="Actualités par année"] a[href^="/actualites/2"]')
    counts = {link["href"]: int(link.get_text().split("(")[1].split()[0].strip(")")) for link in links}
    assert counts == {"/actualites/2025/": 2, "/actualites/2024/": 3, "/actualites/2023/": 1}
    for address, count in counts.items():
        assert len(titles(soup(client, address))) == count


def test_the_page_of_a_year_says_which_and_leads_back(client, three_years):
    page = soup(client, "/actualites/2024/")
    assert page.h1.get_text() == "Actualités 2024"
    assert page.title.get_text().startswith("Actualités 2024")
    assert page.select_one('.rrma-crumbs a[href="/actualites/"]')
    assert page.select_one('nav [aria-current="page"] + a, nav li [aria-current="page"]')


@pytest.mark.parametrize("year", ["2022", "0000", "9999", "20240", "202", "２０２４", "-2024"])
def test_a_year_without_news_is_not_found(client, three_years, year):
    assert client.get(f"/actualites/{year}/").status_code == 404


def test_a_year_is_that_of_the_day_readers_see(client):
    item = news(publication_date=None)
    item.first_published_at = datetime.datetime(2023, 12, 31, 23, 30, tzinfo=datetime.UTC)
    item.save()
    assert len(titles(soup(client, "/actualites/2024/"))) == 1  # in Paris it was January already
    assert client.get("/actualites/2023/").status_code == 404


def test_twelve_stand_on_a_page(client):
    for number in range(14):
        news(title=f"Du {number + 1:02}", publication_date=day(2025, 1, number + 1))
    first, second = soup(client), soup(client, "/actualites/?page=2")
    assert titles(first)[0] == "Du 14" and len(titles(first)) == 12
    assert titles(second) == ["Du 02", "Du 01"]
    assert len(titles(soup(client, "/actualites/2025/?page=2"))) == 2


@pytest.mark.parametrize("number", ["0", "-1", "999999999999", "abc", "%00", "1.5"])
def test_a_page_that_is_not_there_is_no_error(client, three_years, number):
    assert "De 2025-12" in titles(soup(client, f"/actualites/?page={number}"))


def test_an_empty_list_says_so(client):
    news_index()
    page = soup(client)
    assert "Aucune actualité n’est encore publiée." in page.get_text()
    assert not page.select(".rrma-kw a")


def test_drafts_are_not_listed_and_make_no_year(client):
    news(title="Publiée")
    news(title="Brouillon", live=False, publication_date=day(2019))
    page = soup(client)
    assert titles(page) == ["Publiée"]
    assert "2019" not in page.get_text()
    assert client.get("/actualites/2019/").status_code == 404


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def full_news(number: int) -> None:
    news(
        image=image(),
        themes=[theme()],
        countries=[country("BJ")],
        keywords=[keyword()],
        organisations=[organisation()],
        publication_date=day(2025, 1, number),
    )


def test_the_list_costs_the_same_whatever_its_length(client):
    full_news(1)
    queries(client, "/actualites/")
    before = queries(client, "/actualites/")
    for number in range(2, 10):
        full_news(number)
    assert queries(client, "/actualites/") == before
