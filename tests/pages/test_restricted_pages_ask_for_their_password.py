"""A page kept by a password asks for it in the look of the site, tells nothing of itself, and opens with it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageViewRestriction

from tests.search.search_page import spaces

from .news_factories import content, root

pytestmark = pytest.mark.django_db

PASSWORD = "les-eaux-partagées"


@pytest.fixture
def kept():
    page = content(title="Compte rendu", summary="Ce qui fut dit.", search_description="Ce qui fut dit.")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD)
    return page


def shown(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def answer(client, page, password: str):
    form = shown(client.get(page.url)).main.form
    fields = {field["name"]: field.get("value", "") for field in form.select("input")}
    return client.post(form["action"], {**fields, "password": password})


def test_it_is_in_the_look_of_the_site_and_tells_nothing(client, kept):
    response = client.get(kept.url)
    page = shown(response)
    assert page.html["lang"] == "fr" and page.header.select_one(".rrma-brand")
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert len(page.find_all("h1")) == 1
    assert kept.title not in response.content.decode() and kept.summary not in response.content.decode()


def test_the_field_has_its_label(client, kept):
    form = shown(client.get(kept.url)).main.form
    field = form.select_one('input[type="password"]')
    assert form.select_one(f'label[for="{field["id"]}"]').get_text() == "Mot de passe"
    assert field["autocomplete"] == "current-password" and not field.has_attr("aria-invalid")


def test_a_wrong_password_is_told_beside_the_field(client, kept):
    form = shown(answer(client, kept, "les eaux")).main.form
    field = form.select_one('input[type="password"]')
    assert field["aria-invalid"] == "true" and not field.has_attr("value")
    assert "mot de passe" in spaces(form.find(id=field["aria-describedby"]).get_text()).lower()


def test_the_right_one_opens_the_page(client, kept):
    opened = answer(client, kept, PASSWORD)
    assert opened.status_code == 302 and opened["Location"] == kept.url
    response = client.get(kept.url)
    assert shown(response).h1.get_text() == kept.title
    assert "private" in response["Cache-Control"]


def test_a_site_that_has_its_own_template_keeps_it(client, kept, settings):
    settings.WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "wagtailcore/password_required.html"
    assert not shown(client.get(kept.url)).select_one(".rrma-brand")


def test_the_page_of_somebody_else_may_use_ours(client, settings):
    settings.WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "rrma_pages/password_required.html"
    page = root().add_child(instance=Page(title="Compte rendu", slug="compte-rendu"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD)
    assert shown(client.get(page.url)).header.select_one(".rrma-brand")
