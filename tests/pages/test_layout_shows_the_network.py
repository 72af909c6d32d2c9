"""Every public page says whose it is, leads only where something is, and folds its menu without JavaScript."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from rrma_pages.models import NetworkSettings
from rrma_search.projection import project
from tests.casestudies.factories import index

from .factories import home, sheet_document

pytestmark = pytest.mark.django_db


def shown(client, path="/"):
    return BeautifulSoup(client.get(path).content, "html.parser")


def links(nav) -> dict[str, str]:
    return {link.get_text().strip(): link["href"] for link in nav.find_all("a")}


def test_the_network_is_named_by_its_settings(client):
    home(title="Accueil")
    assert shown(client).title.get_text() == "Accueil · Réseau d’essai"
    assert not NetworkSettings.objects.exists()
    NetworkSettings.objects.create(
        site=Site.objects.get(),
        name="Traverses",
        tagline="D'ici et de là-bas",
        footer_text="Qui sommes-nous ?",
        contact_email="contact@example.org",
    )
    page = shown(client)
    assert page.select_one(".rrma-brand").get_text(strip=True) == "Traverses"
    assert page.select_one(".rrma-tagline").get_text() == "D’ici et de là-bas"
    assert "Qui sommes-nous\u202f?" in page.footer.get_text()
    assert page.footer.find("a", href="mailto:contact@example.org")


def test_the_menu_leads_to_pages_in_menus_and_to_a_directory_that_is_not_empty(client):
    page = home()
    index()
    page.add_child(instance=Page(title="Cachée", slug="cachee"))
    page.add_child(instance=Page(title="Brouillon", slug="brouillon", show_in_menus=True, live=False))
    assert links(shown(client).nav) == {"Fiches": "/fiches/"}
    project([sheet_document(1, kind="organisation")])
    assert links(shown(client).nav) == {"Fiches": "/fiches/", "Annuaire": "/annuaire/"}


def test_the_menu_tells_where_one_is(client):
    home()
    index()
    assert shown(client, "/fiches/").select_one('nav [aria-current="page"]').get_text() == "Fiches"
    assert shown(client, "/recherche/").select_one('.rrma-nav [aria-current="page"]')["href"] == "/recherche/"


def test_the_search_box_is_in_the_header(client):
    home()
    box = shown(client).header.select_one('form[role="search"]')
    assert box["action"] == "/recherche/" and box.select_one('input[name="q"]')


def test_the_menu_folds_without_javascript_and_nothing_is_inline(client):
    home()
    page = shown(client)
    assert page.header.select_one("details:not([open]) > summary")
    assert page.header.select_one("details nav")
    assert [script for script in page.find_all("script") if not script.get("src")] == []
    assert page.find_all("style") == [] and page.find_all(style=True) == []


def test_nothing_is_asked_from_elsewhere(client):
    home()
    for tag in shown(client).select("[src], link[href]:not([rel=canonical])"):
        assert (tag.get("src") or tag["href"]).startswith("/")
