"""« Paru dans la lettre n° 37 » stands on the pages that a published letter shows, and on no others."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from rrma_newsletter.freezing import freeze
from rrma_newsletter.models import NewsletterPage
from tests.casestudies.factories import sheet
from tests.pages.news_factories import content, news, root
from tests.search.search_page import spaces

from .letter_factories import item, items, letter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def appeared(client, page) -> list[tuple[str, str]]:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [(spaces(link.get_text()), link["href"]) for link in soup.select("main a[href^='/lettres/']")]


@pytest.mark.parametrize("make", [news, sheet, content])
def test_a_page_names_the_published_letters_it_stands_in(client, make):
    root()  # under which every page is made from here on
    page = make()
    first = letter(number=36, date="2026-10-21", sections=items(item(page)))
    second = letter(number=37, sections=items(item(page, title="Un autre titre")))
    letter(number=38, live=False, sections=items(item(page)))
    assert appeared(client, page) == [("lettre n° 37", second.url), ("lettre n° 36", first.url)]
    assert "Paru dans" in client.get(page.url).content.decode()


def test_a_page_in_no_letter_says_nothing(client):
    letter(sections=items(item(news())))
    assert appeared(client, news()) == []


def test_a_letter_that_not_everyone_may_see_is_not_named(client):
    page = news()
    offline, secret = letter(sections=items(item(page))), letter(sections=items(item(page)))
    offline.unpublish()
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert appeared(client, page) == []


def test_an_item_taken_out_is_forgotten_unless_the_letter_was_sent(client):
    stays, goes = news(), news()
    for page in (stays, goes):
        made = letter(sections=items(item(page)))
        if page is stays:
            freeze(made)
        made = NewsletterPage.objects.get(pk=made.pk)
        made.sections = []
        made.save_revision().publish()
    assert len(appeared(client, stays)) == 1 and appeared(client, goes) == []
