"""The Atom feed of the news: valid, absolute, stable, conditional, and never of what is not for everyone."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import Page, PageViewRestriction, Site

from rrma_pages.news_feed import FEED_SIZE
from tests.casestudies.factories import theme

from .news_factories import content, news, news_index

pytestmark = pytest.mark.django_db

FEED = "/actualites/flux.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, **headers):
    response = client.get(FEED, **headers)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def text(element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}")


def entries(root) -> list:
    return root.findall(f"{ATOM}entry")


def published(**fields):
    item = news(**fields)
    item.save_revision().publish()
    item.refresh_from_db()
    return item


def test_feed_and_entries_have_what_the_standard_requires(client):
    item = published(title='Deux mots "clés" : l\'eau & <la> terre', summary="Un < deux & trois !", themes=[theme()])
    response = client.get(FEED)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    for name in ("title", "id", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1 and text(root, name)
    assert text(root, "title") == "Actualités de Réseau d’essai"
    assert text(root.find(f"{ATOM}author"), "name") == "Réseau d’essai"
    (entry,) = entries(root)
    for name in ("title", "id", "updated", "published", "summary"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1 and text(entry, name)
    assert text(entry, "title") == "Deux mots «\u00a0clés\u00a0»\u00a0: l’eau & <la> terre"
    assert text(entry, "summary") == "Un < deux & trois\u202f!"
    assert entry.find(f"{ATOM}summary").get("type") == "text"
    assert text(entry, "published") == "2025-11-12T00:00:00+01:00"
    assert datetime.datetime.fromisoformat(text(entry, "updated")) == item.last_published_at
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == [theme().name]


def test_links_are_absolute_and_lead_somewhere(client):
    item = published()
    root = feed(client, HTTP_HOST="reseau.example.org")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    base = "http://reseau.example.org"
    assert links == {"alternate": f"{base}/actualites/", "self": f"{base}{FEED}"}
    (entry,) = entries(root)
    assert entry.find(f"{ATOM}link").get("href") == f"{base}{item.url}"
    assert client.get(item.url).status_code == 200


def test_ids_outlive_a_new_title_a_new_address_and_another_host(client):
    item = published()
    before = [text(entry, "id") for entry in entries(feed(client))]
    item.title, item.slug = "Un autre titre", "une-autre-adresse"
    item.save_revision().publish()
    Site.objects.update(hostname="autre.example.org")
    Site.clear_site_root_paths_cache()
    root = feed(client)
    assert [text(entry, "id") for entry in entries(root)] == before
    assert text(entries(root)[0], "title") == "Un autre titre"
    copy = item.copy(update_attrs={"slug": "copie"})
    assert len({text(entry, "id") for entry in entries(feed(client))}) == 2, copy.slug


def test_the_newest_come_first_and_not_more_than_a_feed_holds(client):
    for number in range(FEED_SIZE + 3):
        news(title=f"Du jour {number:02}", publication_date=datetime.date(2025, 1, number + 1))
    found = [text(entry, "title") for entry in entries(feed(client))]
    assert len(found) == FEED_SIZE
    assert found == sorted(found, reverse=True) and found[0] == f"Du jour {FEED_SIZE + 2:02}"


def test_a_reader_who_has_it_is_told_so(client):
    item = published()
    response = client.get(FEED)
    assert response["Last-Modified"] == http_date(item.last_published_at.timestamp())
    assert client.get(FEED, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
    assert client.get(FEED, HTTP_IF_MODIFIED_SINCE=response["Last-Modified"]).status_code == 304
    item.summary = "Autre chose."
    item.save_revision().publish()
    type(item).objects.update(last_published_at=timezone.now() + datetime.timedelta(minutes=1))
    assert client.get(FEED, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 200
    assert client.get(FEED, HTTP_IF_MODIFIED_SINCE=response["Last-Modified"]).status_code == 200


def test_an_empty_feed_is_valid_and_does_not_change_by_itself(client):
    news_index().save_revision().publish()
    root = feed(client)
    assert text(root, "updated") and not entries(root)
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_characters_that_xml_does_not_have_are_left_out(client):
    news(title="Une\x0btabulation\x1f et\x00 plus", summary="Rien\ufffe ici")
    (entry,) = entries(feed(client))
    assert text(entry, "title") == "Unetabulation et plus"
    assert text(entry, "summary") == "Rien ici"


def test_it_holds_only_what_anyone_may_see(client):
    news(title="Pour tous")
    news(title="Brouillon", live=False)
    secret = news(title="Réservée")
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert [text(entry, "title") for entry in entries(feed(client))] == ["Pour tous"]


@pytest.mark.parametrize("restricted", ["list", "site"])
def test_the_feed_of_a_restricted_list_asks_for_the_password_like_the_list(client, restricted):
    news(title="Réservée")
    page = news_index() if restricted == "list" else Site.objects.get(is_default_site=True).root_page
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type=PageViewRestriction.PASSWORD, password="ouvre"
    )
    response = client.get(FEED)
    assert "Réservée" not in response.content.decode()
    assert not response["Content-Type"].startswith("application/atom+xml")


def test_the_list_its_items_and_the_home_page_announce_it(client):
    item = published()
    for address in ("/actualites/", item.url, "/"):
        html = client.get(address).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" title="Actualités" href="{FEED}">' in html, address
    assert f'<a href="{FEED}"' in client.get("/actualites/").content.decode()


def test_pages_without_a_feed_have_none(client):
    page = content(slug="contact")
    assert client.get(f"{page.url}flux.xml").status_code == 404
    assert client.get("/flux.xml").status_code == 404
    assert client.get("/nulle/part/flux.xml").status_code == 404
