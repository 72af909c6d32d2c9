"""`rrma_demo` may be run again: what is there stays, also what an editor has changed."""

import socket
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Keyword, Organisation
from rrma_newsletter.models import NewsletterPage
from rrma_pages.models import ContentPage, GuidePage, NewsPage
from rrma_search.models import IndexedDocument

APPS = (
    "rrma_search",
    "rrma_directory",
    "rrma_pages",
    "rrma_casestudies",
    "rrma_newsletter",
    "wagtailcore",
    "wagtailimages",
    "wagtaildocs",
    "auth",
    "taggit",
)


def dump() -> dict[str, str]:
    """Every row of every model concerned, as text."""
    models = [model for label in APPS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return {model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk")) for model in models}


def test_a_second_run_changes_no_row(network):
    before = dump()
    assert len(before["rrma_casestudies.CaseSheetPage"]) > 1000
    call_command("rrma_demo", stdout=StringIO())
    after = dump()
    assert [label for label in before if before[label] != after[label]] == []


def test_what_an_editor_changed_stays(network):
    Keyword.objects.filter(slug="culture").update(name="cultures")
    sheet = CaseSheetPage.objects.get(slug="lutte-contre-l-insecurite-alimentaire")
    sheet.summary = "Un autre résumé."
    sheet.save_revision().publish()
    call_command("rrma_demo", stdout=StringIO())
    assert Keyword.objects.get(slug="culture").name == "cultures"
    assert CaseSheetPage.objects.get(pk=sheet.pk).summary == "Un autre résumé."


def test_what_was_deleted_comes_back(network):
    CaseSheetPage.objects.get(slug="lutte-contre-l-insecurite-alimentaire").delete()
    call_command("rrma_demo", stdout=StringIO())
    assert CaseSheetPage.objects.live().count() == 11


def test_every_page_and_organisation_is_in_the_index(network):
    pages = {
        "case-sheet": CaseSheetPage,
        "guide": GuidePage,
        "news": NewsPage,
        "page": ContentPage,
        "newsletter": NewsletterPage,
    }
    expected = {kind: model.objects.live().count() for kind, model in pages.items()}
    assert all(expected.values())
    kinds = Counter(IndexedDocument.objects.present().values_list("kind", flat=True))
    assert kinds == {**expected, "organisation": Organisation.objects.count()}


def test_the_home_page_replaces_the_welcome_page(network):
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.title == "Traverses"
    assert Page.objects.filter(depth=2).count() == 1


@pytest.mark.parametrize("options", [[], ["--admin"]])
def test_an_administrator_is_made_on_demand_only(network, options, settings, tmp_path):
    settings.VAR = tmp_path
    call_command("rrma_demo", *options, stdout=StringIO())
    assert get_user_model().objects.filter(is_superuser=True).exists() is bool(options)


def announcement() -> str:
    said = StringIO()
    call_command("rrma_demo", "--announce", stdout=said)
    return said.getvalue()


@pytest.fixture
def port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_announcement_tells_an_account_that_works(network, settings, tmp_path, client, port):
    settings.VAR, settings.PORT = tmp_path, port
    call_command("rrma_demo", "--admin", stdout=StringIO())
    said = dict(line.split(" : ", 1) for line in announcement().replace("\u202f", " ").splitlines() if " : " in line)
    assert said["Site de démonstration"].strip() == f"http://localhost:{port}/"
    assert client.login(username=said["Compte"].strip(), password=said["Mot de passe"].strip())
    assert client.get("/admin/").status_code == 200


def test_a_password_changed_since_is_not_told(network, settings, tmp_path, port):
    settings.VAR, settings.PORT = tmp_path, port
    call_command("rrma_demo", "--admin", stdout=StringIO())
    user = get_user_model().objects.get(username="admin")
    user.set_password("un autre")
    user.save()
    assert "Mot de passe" not in announcement()


def test_a_port_already_taken_is_told(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings.PORT = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Le port {settings.PORT} est déjà pris"):
            announcement()


def test_the_other_accounts_have_no_password(network):
    users = get_user_model().objects.all()
    assert {user.username for user in users} == {"redaction", "publication"}
    assert not [user for user in users if user.has_usable_password()]
