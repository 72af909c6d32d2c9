"""On the demonstration network, every label of a vocabulary is one click away from the page of its topic."""

import logging
from urllib.parse import quote

import pytest

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Country, Keyword, Territory
from rrma_directory.sitemaps import TopicSitemap
from rrma_directory.topics import topic_address
from rrma_pages.models import NewsPage
from rrma_search.analysis.folding import fold
from tests.search.hostile import hostile_texts
from tests.site.test_hostile_requests import SEED, answer

TOPIC_FACETS = ("theme", "keyword", "country", "region")


def addresses_of(page) -> set[str]:
    """The topic pages of all that `page` is about; of a keyword that is a theme of it as well, only the theme's."""
    facets = page.teaser_facets
    themes = {fold(theme.name) for theme in page.themes.all()}
    told_once = {keyword.slug for keyword in Keyword.objects.all() if fold(keyword.name) in themes}
    return {
        topic_address(name, value)
        for name in TOPIC_FACETS
        for value in facets.get(name, ())
        if not (name == "keyword" and value in told_once)
    }


def test_sheets_and_news_link_all_their_topics(network, crawled):
    for page in [*CaseSheetPage.objects.live(), *NewsPage.objects.live()]:
        linked = {tag["href"] for tag in crawled[page.url].find_all("a", href=True)}
        assert addresses_of(page) <= linked, (page.title, addresses_of(page) - linked)


def test_every_topic_with_something_is_reached_and_answers(network, crawled):
    assert set(TopicSitemap().items()) <= set(crawled)


def test_topics_of_the_sheets_have_their_words(network):
    values = {name: set() for name in TOPIC_FACETS}
    for sheet in CaseSheetPage.objects.live():
        for name in TOPIC_FACETS:
            values[name].update(sheet.teaser_facets.get(name, ()))
    wordless = [
        *Country.objects.filter(code__in=values["country"], description=""),
        *Keyword.objects.filter(slug__in=values["keyword"], description=""),
        *(each for each in Territory.objects.filter(description="") if each.facet_value in values["region"]),
    ]
    assert wordless == []


@pytest.mark.parametrize("prefix", ["/themes/", "/mots-cles/", "/pays/", "/territoires/"])
def test_no_path_breaks_a_topic_page(network, client, prefix):
    client.raise_request_exception = False
    logging.disable(logging.ERROR)
    try:
        for text in list(hostile_texts(40, SEED)):
            answer(client, prefix + quote(text[:2_000].encode("utf-8", "surrogatepass"), safe="/") + "/")
    finally:
        logging.disable(logging.NOTSET)
