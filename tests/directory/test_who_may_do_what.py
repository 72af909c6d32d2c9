"""Permissions: visitors see public pages only, editors keep the directory, moderators its vocabularies too."""

import pytest
from django.urls import reverse

from rrma_directory.models import Cooperation, Country, Keyword, Organisation, Theme

from . import factories

pytestmark = pytest.mark.django_db


def url(model, name="list", *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def allowed(client, address) -> bool:
    response = client.get(address)
    if response.status_code == 302:
        assert response["location"] in {reverse("wagtailadmin_home")} or "login" in response["location"]
    return response.status_code == 200


@pytest.fixture
def editor(client):
    client.force_login(factories.user("Editors"))
    return client


@pytest.fixture
def moderator(client):
    client.force_login(factories.user("Moderators"))
    return client


def test_a_visitor_is_sent_to_the_sign_in_page(client):
    keyword = factories.keyword()
    for address in (url(Organisation), url(Theme, "add"), url(Keyword, "merge", keyword.pk)):
        response = client.get(address)
        assert response.status_code == 302 and "login" in response["location"]


def test_an_editor_keeps_organisations_and_cooperations(editor):
    organisation = factories.organisation()
    for model in (Organisation, Cooperation):
        assert allowed(editor, url(model)) and allowed(editor, url(model, "add"))
    assert allowed(editor, url(Organisation, "edit", organisation.pk))


def test_an_editor_deletes_nothing_and_leaves_vocabularies_alone(editor):
    organisation, theme, keyword = factories.organisation(), factories.theme(), factories.keyword()
    for address in (
        url(Organisation, "delete", organisation.pk),
        url(Theme, "add"),
        url(Theme, "edit", theme.pk),
        url(Keyword, "delete", keyword.pk),
        url(Keyword, "merge", keyword.pk),
    ):
        assert not allowed(editor, address)
    editor.post(url(Organisation, "delete", organisation.pk))
    editor.post(url(Keyword, "merge", keyword.pk), {"target": factories.keyword().pk, "confirm": "1"})
    assert Organisation.objects.filter(pk=organisation.pk).exists()
    assert Keyword.objects.filter(pk=keyword.pk).exists()


def test_an_editor_is_not_told_the_uses_of_what_he_may_not_delete(editor):
    network = factories.organisation("Réseau")
    factories.organisation("Membre").member_of.add(network)
    assert "Membre" not in editor.get(url(Organisation, "delete", network.pk), follow=True).content.decode()


def test_an_editor_chooses_values_in_forms(editor):
    chooser = Country.snippet_viewset.chooser_viewset
    assert allowed(editor, reverse(chooser.get_url_name("choose")))


@pytest.mark.parametrize("group", ["Moderators", "administrators"])
def test_a_moderator_and_an_administrator_keep_everything(client, group):
    client.force_login(factories.user(group) if group == "Moderators" else factories.user(superuser=True))
    theme, keyword, target = factories.theme(), factories.keyword(), factories.keyword()
    organisation = factories.organisation()
    for address in (
        url(Theme, "edit", theme.pk),
        url(Country, "add"),
        url(Organisation, "delete", organisation.pk),
        url(Keyword, "merge", keyword.pk),
    ):
        assert allowed(client, address)
    assert client.post(url(Theme, "delete", theme.pk)).status_code == 302
    assert client.post(url(Keyword, "merge", keyword.pk), {"target": target.pk, "confirm": "1"}).status_code == 302
    assert not Theme.objects.filter(pk=theme.pk).exists() and not Keyword.objects.filter(pk=keyword.pk).exists()


def test_the_merge_button_is_for_those_who_may_merge(moderator):
    keyword = factories.keyword()
    assert url(Keyword, "merge", keyword.pk) in moderator.get(url(Keyword)).content.decode()


def test_everyone_reads_the_public_page(client):
    assert client.get(factories.organisation("Ville de Rennes").get_absolute_url()).status_code == 200
