"""The news and plain pages of the demonstration: what their sources say, published when their day has come."""

import pytest
from django.utils import timezone

from rrma_pages.models import ContentPage, FooterPage, NewsPage
from rrma_search.query import SearchQuery
from rrma_search.service import search
from rrma_site.demo.content import read

pytestmark = pytest.mark.usefixtures("network")

ROWS = {row["slug"]: row for row in read("news")["news"]}


def test_every_item_is_there_and_seen_once_its_day_has_come():
    assert len(ROWS) == 15
    assert set(NewsPage.objects.values_list("slug", flat=True)) == set(ROWS)
    come = {slug for slug, row in ROWS.items() if row["date"] <= timezone.localdate()}
    assert set(NewsPage.objects.live().values_list("slug", flat=True)) == come
    waiting = NewsPage.objects.not_live()
    assert all(item.go_live_at.date() == item.publication_date for item in waiting)


@pytest.mark.parametrize("slug", ROWS)
def test_an_item_keeps_its_facts(slug):
    row, item = ROWS[slug], NewsPage.objects.get(slug=slug)
    assert (item.title, item.summary, item.publication_date) == (row["title"], row["summary"], row["date"])
    assert all(paragraph in item.body_text for paragraph in row["body"])
    assert {theme.slug for theme in item.themes.all()} == set(row.get("themes", []))
    assert {country.code for country in item.countries.all()} == set(row.get("countries", []))
    assert [organisation.slug for organisation in item.organisations] == row["organisations"]
    assert len(item.public_related_pages) == len(row.get("sheets", [])) + len(row.get("guides", []))


def test_an_organisation_finds_the_news_that_name_it():
    found = search(SearchQuery(filters={"type": ["news"], "organisation": ["sicoval"]})).hits
    named = {row["title"] for row in ROWS.values() if "sicoval" in row["organisations"]}
    assert {hit.title for hit in found} == named and named


def test_a_guide_finds_the_news_beside_it():
    guide = "evaluer-et-montrer-les-retours-ici"
    found = search(SearchQuery(filters={"type": ["news"], "guide": [guide]})).hits
    assert {hit.title for hit in found} == {row["title"] for row in ROWS.values() if guide in row.get("guides", [])}


def test_the_plain_pages_are_there_and_the_foot_names_those_that_it_should():
    def rows(pages):
        for row in pages:
            yield row
            yield from rows(row.get("children", []))

    known = list(rows(read("contents")["pages"]))
    assert set(ContentPage.objects.live().values_list("slug", flat=True)) == {row["slug"] for row in known}
    named = {(entry.column, entry.page.slug) for entry in FooterPage.objects.select_related("page")}
    assert named == {(row["foot"], row["slug"]) for row in known if "foot" in row}


def test_every_term_of_the_glossary_has_its_place(client):
    html = client.get("/le-reseau/glossaire/").content.decode()
    terms = read("glossary")["terms"]
    assert html.count("<dt ") == len(terms) == 51
    for anchor in {part.split('"')[0] for part in html.split('href="#terme-')[1:]}:
        assert f'id="terme-{anchor}"' in html
