"""The first of a month is an ordinal in French, on every public page: « 1er juillet 2026 », « 2 juillet 2026 »."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from rrma_search import projection
from rrma_search.dates import day_of_month, full_date
from tests.house.conftest import APPS

from .news_factories import news, news_index

FIRST = datetime.date(2026, 7, 1)
BY_HAND = re.compile(r"""(?:\|date:|date_format\([^\n]*)["']j""")


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        ("fr", FIRST, "1er juillet 2026"),
        ("fr", datetime.date(2026, 7, 2), "2 juillet 2026"),
        ("fr", datetime.date(2026, 7, 11), "11 juillet 2026"),
        ("fr", None, ""),
        ("en", FIRST, "1 July 2026"),
    ],
)
def test_a_date_is_told_in_the_language_of_the_page(language, day, expected):
    with translation.override(language):
        assert full_date(day) == expected
        assert day_of_month(day) == expected.partition(" ")[0]


@pytest.mark.django_db
def test_pages_lists_and_results_tell_the_first_of_a_month(client):
    item = news(title="Une fontaine", publication_date=FIRST)
    projection.sync()
    for address in (item.url, news_index().url, "/recherche/?q=fontaine"):
        text = BeautifulSoup(client.get(address).content, "html.parser").main.get_text(" ")
        assert re.search(r"\b1er juil", " ".join(text.split())), address


@pytest.mark.parametrize("folder", APPS.values(), ids=str)
def test_no_page_writes_a_day_by_itself(folder):
    sources = [*folder.rglob("*.html"), *folder.rglob("*.py")]
    assert [path.name for path in sources if BY_HAND.search(path.read_text(encoding="utf-8"))] == []
