"""The home page and the network's settings are edited in French, previewed before they show, and then shown."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Site

from rrma_pages.models import HomePage, NetworkSettings
from rrma_search.projection import project

from .factories import home, sheet_document

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Accueil",
    "slug": "maison",
    "eyebrow": "Recueil",
    "headline": "L'eau d'ici",
    "lede": "Bonjour",
    "image": "",
    "image_alt": "",
    "image_credit": "",
    "seo_title": "",
    "search_description": "",
    "comments-TOTAL_FORMS": 0,
    "comments-INITIAL_FORMS": 0,
}


def test_labels_and_help_are_french(admin_client):
    page = home()
    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for words in ("Accroche", "Chapeau", "Ligne au-dessus du titre", "Illustration", "il n’y a rien à saisir"):
        assert escape(words) in text or words in text


def test_what_is_published_is_shown(admin_client, client):
    page = home()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    admin_client.post(address, FORM)
    assert "L’eau d’ici" not in client.get("/").content.decode()
    admin_client.post(address, {**FORM, "action-publish": "1"})
    assert "L’eau d’ici" in client.get("/").content.decode()


def test_the_preview_shows_the_words_typed_and_the_sheets(admin_client):
    page = home()
    project([sheet_document(1)])
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert admin_client.post(address, FORM).json()["is_valid"]
    soup = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert soup.h1.get_text() == "L’eau d’ici"
    assert soup.select_one(".rrma-teaser__title").get_text() == "Pratique 1"
    assert HomePage.objects.get().headline == ""


def test_the_network_is_named_in_the_admin(admin_client, client):
    home()
    site = Site.objects.get()
    address = reverse("wagtailsettings:edit", args=["rrma_pages", "networksettings", site.pk])
    assert "Nom du réseau" in admin_client.get(address).content.decode()
    fields = {
        "name": "Traverses",
        "tagline": "",
        "footer_text": "",
        "footer_note": "",
        "contact_email": "pas une adresse",
        "footer_pages-TOTAL_FORMS": "0",
        "footer_pages-INITIAL_FORMS": "0",
    }
    assert "adresse" in admin_client.post(address, fields).content.decode()
    admin_client.post(address, {**fields, "contact_email": "contact@example.org"})
    assert NetworkSettings.objects.get().name == "Traverses"
    assert "Traverses" in client.get("/").content.decode()
