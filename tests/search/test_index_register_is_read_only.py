"""Administrators see what the index holds, and can change nothing there."""

import pytest
from django.contrib.auth.models import Permission

from rrma_search.documents import SearchDocument
from rrma_search.models import IndexedDocument
from rrma_search.projection import project, withdraw

pytestmark = pytest.mark.django_db

LIST = "/admin/rrma-search-index/"


@pytest.fixture
def admin(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chief", "chief@example.org", "x"))
    project(
        [
            SearchDocument("loose:1", "news", "Des forages", body="Texte", facets={"own": ("Bénin",)}),
            SearchDocument("loose:2", "event", "Une rencontre"),
            SearchDocument("loose:3", "event", "Retirée"),
        ]
    )
    withdraw(["loose:3"])
    return client


def test_the_list_shows_searches_and_narrows_what_is_there(admin):
    page = admin.get(LIST).content.decode()
    assert "Des forages" in page
    assert "Une rencontre" in page
    assert "loose:3" not in page
    assert "Une rencontre" not in admin.get(LIST, {"q": "forages"}).content.decode()
    assert "Des forages" not in admin.get(LIST, {"kind": "event"}).content.decode()


def test_a_document_can_be_inspected(admin):
    row = IndexedDocument.objects.get(key="loose:1")
    page = admin.get(f"{LIST}inspect/{row.pk}/").content.decode()
    assert "Bénin" in page
    assert "loose:1" in page


@pytest.mark.parametrize("path", ["create/", "edit/{}/", "delete/{}/"])
def test_nothing_can_be_changed(admin, path):
    row = IndexedDocument.objects.get(key="loose:1")
    for method in (admin.get, admin.post):
        response = method(LIST + path.format(row.pk))
        assert response.status_code in (302, 403, 404)
    assert IndexedDocument.objects.present().count() == 2


def test_an_editor_without_the_permission_does_not_see_it(client, django_user_model):
    editor = django_user_model.objects.create_user("editor", "editor@example.org", "x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get(LIST).status_code == 302
    editor.user_permissions.add(Permission.objects.get(codename="view_indexeddocument"))
    assert client.get(LIST).status_code == 200
