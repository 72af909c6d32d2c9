"""The Atom feed of any search: valid, newest first, of strict results only, with names that never change."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils.http import http_date, parse_http_date
from wagtail.models import Site

from rrma_search.models import IndexedDocument
from rrma_search.projection import project, withdraw
from rrma_search.search_feed import FEED_SIZE

from .corpora import declared, make_document
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

FEED = "/recherche/flux.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, parameters: str = "", **headers):
    response = client.get(f"{FEED}?{parameters}", **headers)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def text(element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}")


def titles(root) -> list[str]:
    return [text(entry, "title") for entry in root.findall(f"{ATOM}entry")]


def day(number: int) -> datetime.date:
    return datetime.date(2019, 6, number)


@pytest.fixture
def villages():
    """Three documents on water, the newest in another zone, and one on rice without a date."""
    project(
        [
            make_document(1, title="L'eau de Bora", summary="Un < deux !", date=day(1), facets={"zone": ("bora",)}),
            make_document(2, title="Un puits pour l’eau", date=day(2), facets={"zone": ("alto",)}),
            make_document(3, title="Eaux usées", date=day(9), facets={"zone": ("cima",)}, kind="guide"),
            make_document(4, title="Le riz", facets={"zone": ("alto",)}),
        ]
    )


def test_feed_and_entries_have_what_the_standard_requires(client, villages):
    response = client.get(f"{FEED}?q=Bora&zone=nord")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    for name in ("title", "id", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1 and text(root, name)
    assert "«\u00a0Bora\u00a0», Zone\u00a0: Grand Nord" in text(root, "title")
    assert text(root.find(f"{ATOM}author"), "name")
    (entry,) = root.findall(f"{ATOM}entry")
    for name in ("title", "id", "updated", "published", "summary"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1 and text(entry, name)
    assert text(entry, "title") == "L’eau de Bora"
    assert text(entry, "summary") == "Un < deux\u202f!" and entry.find(f"{ATOM}summary").get("type") == "text"
    assert text(entry, "published") == "2019-06-01T00:00:00+02:00"
    written = IndexedDocument.objects.get(key="test:1").updated_at
    assert abs(datetime.datetime.fromisoformat(text(entry, "updated")) - written) < datetime.timedelta(seconds=1)


def test_the_newest_come_first_whatever_the_order_and_the_page_asked_for(client, villages):
    newest = ["Eaux usées", "Un puits pour l’eau", "L’eau de Bora"]
    assert titles(feed(client, "q=eau")) == newest
    assert titles(feed(client, "q=eau&sort=title&page=7")) == newest
    assert titles(feed(client, "q=eau&zone=nord")) == newest[1:]


def test_widened_results_are_left_out(client, villages):
    assert ShownPage("/recherche/?q=riz+eau").total == 4
    assert titles(feed(client, "q=riz+eau")) == []


def test_links_are_absolute_and_lead_to_the_search(client, villages):
    root = feed(client, "zone=nord&q=eau&page=3&utm_source=x", HTTP_HOST="reseau.example.org")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    base = "http://reseau.example.org/recherche/"
    assert links == {"alternate": f"{base}?q=eau&zone=nord", "self": f"{base}flux.xml?q=eau&zone=nord"}
    assert [entry.find(f"{ATOM}link").get("href") for entry in root.findall(f"{ATOM}entry")] == [
        "http://reseau.example.org/2/",
        "http://reseau.example.org/1/",
    ]


def test_names_outlive_titles_addresses_and_hosts_and_are_no_other_network_s(client, villages):
    def names(**headers):
        root = feed(client, "q=Bora", **headers)
        return [text(root, "id"), *(text(entry, "id") for entry in root.findall(f"{ATOM}entry"))]

    before = names()
    assert len(set(before)) == 2 and all(name.startswith("urn:uuid:") for name in before)
    project([make_document(1, title="Bora autrement", url="/ailleurs/", date=day(1))])
    Site.objects.update(hostname="autre.example.org")
    Site.clear_site_root_paths_cache()
    assert names(HTTP_HOST="autre.example.org") == before
    assert text(feed(client, "q=puits"), "id") != before[0]
    root = Site.objects.get().root_page.get_root()
    type(root).objects.filter(pk=root.pk).update(translation_key="00000000-0000-4000-8000-000000000000")
    assert not set(names()) & set(before)


def test_a_feed_is_bounded(client):
    project(make_document(number, date=day(1) + datetime.timedelta(number)) for number in range(FEED_SIZE + 3))
    found = titles(feed(client))
    assert len(found) == FEED_SIZE and found[0] == f"Document {FEED_SIZE + 2}"


def test_a_reader_who_has_it_is_told_so_until_the_index_changes(client, villages):
    response = client.get(f"{FEED}?q=eau")
    etag, changed = response["ETag"], response["Last-Modified"]
    last = IndexedDocument.objects.order_by("-version").first().updated_at
    assert changed == http_date(int(last.timestamp()))
    assert client.get(f"{FEED}?q=eau", HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert client.get(f"{FEED}?q=eau", HTTP_IF_MODIFIED_SINCE=changed).status_code == 304
    withdraw(["test:3"])
    IndexedDocument.objects.filter(key="test:3").update(updated_at=last + datetime.timedelta(minutes=1))
    assert client.get(f"{FEED}?q=eau", HTTP_IF_NONE_MATCH=etag).status_code == 200
    again = client.get(f"{FEED}?q=eau", HTTP_IF_MODIFIED_SINCE=changed)
    assert again.status_code == 200 and parse_http_date(again["Last-Modified"]) > parse_http_date(changed)


def test_an_empty_feed_is_valid_and_does_not_change_by_itself(client):
    root = feed(client, "q=introuvable")
    assert text(root, "updated") and titles(root) == []
    etag = client.get(f"{FEED}?q=introuvable")["ETag"]
    assert client.get(f"{FEED}?q=introuvable", HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_characters_that_xml_does_not_have_are_left_out(client):
    project([make_document(1, title="Une\x0btabulation\x1f et plus", summary="Rien\ufffe ici", date=day(1))])
    root = feed(client, "q=tabulation%0B%EF%BF%BE")
    (entry,) = root.findall(f"{ATOM}entry")
    assert "\x0b" not in text(entry, "title") and text(entry, "summary") == "Rien ici"


def test_the_page_announces_its_feed_and_its_files(client, villages):
    page = ShownPage("/recherche/?q=eau&zone=nord&sort=title&page=1".replace("&page=1", ""))
    link = page.soup.find("link", rel="alternate")
    assert (link["type"], link["href"]) == ("application/atom+xml", "/recherche/flux.xml?q=eau&zone=nord")
    assert link["title"] == "«\u00a0eau\u00a0», Zone\u00a0: Grand Nord"
    links = [a["href"] for a in page.soup.select(".rrma-tools a")]
    assert links == [
        "/recherche/export.csv?q=eau&zone=nord&sort=title",
        "/recherche/export.xlsx?q=eau&zone=nord&sort=title",
        "/recherche/flux.xml?q=eau&zone=nord",
    ]
    assert all(client.get(address).status_code == 200 for address in links)


def test_a_search_without_results_can_be_followed_but_not_exported():
    page = ShownPage("/recherche/?q=introuvable")
    assert [a["href"] for a in page.soup.select(".rrma-tools a")] == ["/recherche/flux.xml?q=introuvable"]


def test_only_the_bare_search_page_is_offered_to_search_engines(villages):
    robots = {
        address: page.find("meta", {"name": "robots"})
        for address in ("/recherche/", "/recherche/?q=eau", "/recherche/?zone=nord", "/recherche/?sort=title")
        for page in [ShownPage(address).soup]
    }
    assert robots.pop("/recherche/") is None
    assert {tag["content"] for tag in robots.values()} == {"noindex"}
