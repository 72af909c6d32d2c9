"""What went wrong is told in French, in the look of the site, with the status it has."""

import logging
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from rrma_pages import checks
from rrma_pages.views import errors


@pytest.fixture(autouse=True)
def quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def client(client) -> Client:
    client.raise_request_exception = False
    return client


def read(response) -> BeautifulSoup:
    page = BeautifulSoup(response.content, "html.parser")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert page.html["lang"] == "fr" and page.title.get_text() and len(page.find_all("h1")) == 1
    assert not page.find_all(["script", "style"]) and not page.find_all(style=True)
    return page


def words(page) -> str:
    return page.get_text(" ", strip=True).replace("\u202f", " ").replace("\xa0", " ")


class NoDatabase:
    """Whatever asks the database fails, as when it does not answer."""

    def __call__(self, execute, sql, params, many, context):
        raise OperationalError("no database")


def test_an_unknown_address_offers_a_search_and_ways_on(network, client):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    page = read(response)
    assert "introuvable" in page.title.get_text() and "Il n’y a rien à cette adresse" in words(page)
    form = page.main.find("form", role="search")
    assert form["action"] == "/recherche/" and form.find("input", {"name": "q"})
    links = {link["href"] for link in page.main.find_all("a")}
    assert {"/", "/fiches/", "/annuaire/"} <= links
    assert page.select_one(".rrma-header") and page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert response["Cache-Control"] == "no-store"


def test_an_unknown_address_is_told_without_a_database(network, client):
    with connection.execute_wrapper(NoDatabase()):
        response = errors.page_not_found(RequestFactory().get("/nulle-part/"))
    assert response.status_code == 404
    page = read(response)
    assert page.title.get_text() == "Page introuvable" and page.find("a", href="/")


def test_a_fault_of_the_server_rests_on_nothing(network, client, django_assert_num_queries):
    with patch("rrma_search.views.search", side_effect=RuntimeError):
        response = client.get("/recherche/")
    assert response.status_code == 500
    assert "La faute est de notre côté" in words(read(response))
    with django_assert_num_queries(0):
        errors.server_error(RequestFactory().get("/"))


def test_a_database_that_does_not_answer_gives_the_page_for_faults(network, client):
    with connection.execute_wrapper(NoDatabase()):
        response = client.get("/")
    assert response.status_code == 500
    assert read(response).title.get_text() == "Quelque chose n’a pas marché"


def test_pages_that_rest_on_nothing_ask_no_manifest_of_static_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    page = read(errors.server_error(RequestFactory().get("/")))
    assert page.find("link", rel="stylesheet")["href"] == "/static/rrma_pages/errors.css"


@pytest.fixture
def static_files(settings) -> None:
    """Static files are served as they lie in the apps, collected or not."""
    settings.WHITENOISE_USE_FINDERS = True


def test_their_stylesheet_is_there(client, db, static_files):
    assert client.get("/static/rrma_pages/errors.css").status_code == 200


def test_a_host_name_that_is_not_ours_is_refused_in_french(client, settings, network):
    settings.ALLOWED_HOSTS = ["traverses.example.org"]
    response = client.get("/", headers={"Host": "autre.example.org"})
    assert response.status_code == 400
    assert read(response).title.get_text() == "Cette demande n’a pas été comprise"


def test_what_is_not_open_is_refused_in_french():
    response = errors.permission_denied(RequestFactory().get("/"), PermissionError())
    assert response.status_code == 403
    assert "ne vous est pas ouverte" in read(response).title.get_text()


def test_a_form_without_its_token_is_refused_in_french(network):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("wagtailadmin_login"), {"username": "x", "password": "y"})
    assert response.status_code == 403
    page = read(response)
    assert page.title.get_text() == "Le formulaire a expiré" and "rechargez la page" in words(page)


@pytest.fixture
def switch(settings, tmp_path):
    settings.RRMA_MAINTENANCE_FILE = tmp_path / "maintenance"
    return settings.RRMA_MAINTENANCE_FILE


def test_the_site_is_closed_and_opened_by_a_command(network, client, switch, capsys):
    assert client.get("/").status_code == 200
    call_command("rrma_maintenance", "on", "De retour à 18 h <b>au plus tard</b>.")
    for address in ("/", "/recherche/", "/nulle-part/", "/couleurs.css", "/fiches/"):
        response = client.get(address)
        assert response.status_code == 503
        assert int(response["Retry-After"]) > 0 and response["Cache-Control"] == "no-store"
    page = read(response)
    assert page.title.get_text() == "Fermé pour un moment"
    assert "De retour à 18 h <b>au plus tard</b>." in words(page), "what is typed is text, not HTML"
    call_command("rrma_maintenance", "off")
    call_command("rrma_maintenance", "off")
    assert client.get("/").status_code == 200
    assert capsys.readouterr().out.split() == ["closed", "open", "open"]


def test_the_admin_and_its_files_stay_open_while_the_site_is_closed(network, client, switch, static_files):
    switch.touch()
    assert client.get(reverse("wagtailadmin_login")).status_code == 200
    assert client.get("/admin/").status_code == 302
    assert client.get("/django-admin/login/").status_code == 200
    assert client.get("/static/rrma_pages/errors.css").status_code == 200
    assert "Il revient bientôt" in words(read(client.get("/")))


def test_a_closed_site_asks_nothing_of_the_database(client, switch, db, django_assert_num_queries):
    switch.write_bytes(b"\xff\xfe not text")
    with django_assert_num_queries(0):
        assert client.get("/").status_code == 503


def test_a_proxy_can_be_given_the_page(capsys):
    call_command("rrma_maintenance", "page", "Nous revenons lundi.")
    page = BeautifulSoup(capsys.readouterr().out, "html.parser")
    assert "Nous revenons lundi." in words(page) and page.html["lang"] == "fr"


def test_the_switch_must_be_somewhere(settings, tmp_path):
    settings.RRMA_MAINTENANCE_FILE = None
    assert checks.check_maintenance() == []
    with pytest.raises(CommandError, match="RRMA_MAINTENANCE_FILE"):
        call_command("rrma_maintenance", "on")
    settings.RRMA_MAINTENANCE_FILE = tmp_path / "nowhere" / "maintenance"
    assert [message.id for message in checks.check_maintenance()] == ["rrma_pages.E007"]
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("rrma_maintenance", "on")
    settings.RRMA_MAINTENANCE_FILE = str(tmp_path / "maintenance")
    assert checks.check_maintenance() == []
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Maintenance" not in name]
    assert [message.id for message in checks.check_maintenance()] == ["rrma_pages.W008"]
