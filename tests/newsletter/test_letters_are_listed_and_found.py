"""Letters are listed by year, followed by a feed, found by their words; drafts are seen nowhere."""

import datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from rrma_search import projection
from rrma_search.query import SearchQuery
from rrma_search.service import search
from tests.pages.news_factories import news

from .letter_factories import item, items, letter, letter_index

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_list_shows_years_and_the_newest_first(client):
    for year in (2024, 2026, 2025):
        letter(title=f"Lettre de {year}", date=datetime.date(year, 5, 3))
    html = client.get("/lettres/").content.decode()
    assert html.index("Lettre de 2026") < html.index("Lettre de 2025") < html.index("Lettre de 2024")
    one = client.get("/lettres/2025/").content.decode()
    assert "Lettre de 2025" in one and "Lettre de 2026" not in one
    assert client.get("/lettres/1999/").status_code == 404


def test_the_feed_has_the_newest_letters_with_absolute_addresses(client):
    page = letter(title="Lettre n° 3", editorial="<p>Un <b>mot</b>.</p>")
    response = client.get("/lettres/flux.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    (entry,) = ElementTree.fromstring(response.content).findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{page.url}"
    assert entry.findtext(f"{ATOM}summary") == "Un mot." and entry.findtext(f"{ATOM}id") == page.translation_key.urn


def test_drafts_and_restricted_letters_are_seen_nowhere(client):
    letter_index()
    draft, secret = letter(live=False, title="Brouillon"), letter(title="Réservée")
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    for address in ("/lettres/", "/lettres/flux.xml"):
        html = client.get(address).content.decode()
        assert "Brouillon" not in html and "Réservée" not in html, address
    assert client.get(f"/lettres/{draft.slug}/").status_code == 404
    assert client.get(f"/lettres/{draft.slug}/texte/").status_code == 404


def test_a_letter_is_found_by_what_was_typed_in_it_but_not_by_its_sources():
    source = news(title="Un zorille")
    page = letter(
        title="Lettre de mai",
        editorial="<p>Un okapi.</p>",
        sections=items(item(source, text="Un tapir."), ("text", "<p>Un galago.</p>"), title="Le numbat"),
    )
    projection.sync()

    def found(text: str) -> list[str]:
        return [hit.title for hit in search(SearchQuery(text=text, filters={"type": ["newsletter"]})).hits]

    for word in ("okapi", "tapir", "galago", "numbat"):
        assert found(word) == [page.title], word
    assert found("zorille") == []
    page.unpublish()
    assert found("okapi") == []
