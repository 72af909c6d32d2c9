"""« Rédaction », « Publication », « Annuaire », « Vocabulaires », « Réseau »: each does its work and no other."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Site
from wagtail.snippets.models import get_snippet_models

from rrma_directory.models import Country, Keyword, Organisation, Theme
from rrma_newsletter.models import Subscriber
from rrma_pages.models import Audience, HomePage
from rrma_search.groups import Trade, make_groups, permissions_of
from rrma_search.models import SynonymGroup
from tests.newsletter.letter_factories import letter

pytestmark = pytest.mark.django_db

TRADES = [trade.value for trade in Trade]


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("rrma_groups", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def groups() -> dict[str, Group]:
    make_groups()
    return {group.name: group for group in Group.objects.filter(name__in=TRADES)}


def member_of(*names: str):
    user = get_user_model().objects.create(username="-".join(names).lower())
    user.groups.add(*Group.objects.filter(name__in=names))
    return user


def snippet(model, view: str, *arguments) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=arguments)


def opens(client, address: str) -> bool:
    """Whether the admin shows the address, rather than sending elsewhere."""
    return client.get(address).status_code == 200


def form_of_home() -> str:
    return reverse("wagtailadmin_pages:edit", args=[Page.objects.get(depth=2).pk])


SETTINGS = "/admin/settings/rrma_pages/networksettings/"
PLACES = {
    "write": form_of_home,
    "add an image": lambda: reverse("wagtailimages:add_multiple"),
    "add a document": lambda: reverse("wagtaildocs:add_multiple"),
    "add an organisation": lambda: snippet(Organisation, "add"),
    "add a keyword": lambda: snippet(Keyword, "add"),
    "add a theme": lambda: snippet(Theme, "add"),
    "add a country": lambda: snippet(Country, "add"),
    "add an audience": lambda: snippet(Audience, "add"),
    "add synonyms": lambda: snippet(SynonymGroup, "add"),
    "set up the network": lambda: f"{SETTINGS}{Site.objects.get().pk}/",
    "send a letter": lambda: reverse("rrma_newsletter_admin:send", args=[letter().pk]),
    "import subscribers": lambda: snippet(Subscriber, "import"),
}
DOES = {
    "Rédaction": {"write", "add an image", "add a document", "add an organisation", "add a keyword"},
    "Publication": {"write", "add an image", "add a document", "add an organisation", "add a keyword"},
    "Annuaire": {"add an image", "add an organisation"},
    "Vocabulaires": {"add a keyword", "add a theme", "add a country", "add an audience", "add synonyms"},
    "Réseau": {"set up the network"},
    "Lettre : composition": {"write", "add an image"},
    "Lettre : approbation": {"write", "add an image"},
    "Lettre : envoi": {"send a letter", "import subscribers"},
}


@pytest.mark.parametrize("name", TRADES)
def test_each_group_opens_what_its_trade_needs_and_nothing_else(groups, client, name):
    client.force_login(member_of(name))
    assert {place for place, address in PLACES.items() if opens(client, address())} == DOES[name]


def test_one_person_in_all_groups_works_alone(groups, client):
    client.force_login(member_of(*TRADES))
    assert all(opens(client, address()) for address in PLACES.values())


def test_an_administrator_needs_no_group(client, admin_user):
    client.force_login(admin_user)
    assert all(opens(client, address()) for address in PLACES.values())


def test_a_visitor_is_sent_to_sign_in_everywhere(groups, client):
    for address in PLACES.values():
        response = client.get(address())
        assert response.status_code == 302 and "login" in response["location"]


@pytest.mark.parametrize(
    ("name", "publishes"),
    [
        ("Rédaction", False),
        ("Publication", True),
        ("Lettre : composition", False),
        ("Lettre : approbation", True),
    ],
)
def test_only_publication_and_approval_publish(groups, name, publishes):
    page = Page.objects.get(depth=2)
    assert page.permissions_for_user(member_of(name)).can_edit()
    assert page.permissions_for_user(member_of(name, "Annuaire")).can_publish() is publishes
    assert not page.permissions_for_user(AnonymousUser()).can_edit()


def test_what_redaction_submits_is_asked_of_publication(groups):
    page = Page.objects.get(depth=2)
    page.save_revision()
    writer, publisher = member_of("Rédaction"), member_of("Publication")
    page.get_workflow().start(page, writer)
    task = page.current_workflow_task
    assert task.get_actions(page, publisher) and not task.get_actions(page, writer)


def test_wagtails_own_groups_keep_what_they_have(db):
    before = {name: held_by(Group.objects.get(name=name)) for name in ("Editors", "Moderators")}
    make_groups(complete=True)
    assert {name: held_by(Group.objects.get(name=name)) for name in before} == before
    assert "rrma_directory.add_organisation" in before["Editors"]
    assert "rrma_search.delete_synonymgroup" in before["Moderators"]


def held_by(group: Group) -> set[str]:
    held = Permission.objects.filter(group=group) | Permission.objects.filter(grouppagepermission__group=group)
    return {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in held.select_related("content_type").distinct()
    }


def test_every_permission_that_a_trade_needs_exists():
    for trade in Trade:
        for name in permissions_of(trade):
            label, codename = name.split(".")
            assert Permission.objects.filter(content_type__app_label=label, codename=codename).count() == 1, name


def test_every_snippet_and_setting_of_ours_is_kept_by_a_trade():
    kept = {name for trade in Trade for name in permissions_of(trade)}
    for model in [*get_snippet_models(), *settings_registry]:
        label = model._meta.app_label
        if label.startswith("rrma_"):
            assert f"{label}.change_{model._meta.model_name}" in kept, model


def test_running_it_again_changes_nothing(groups):
    before = {name: held_by(group) for name, group in groups.items()}
    assert "permission" not in told()
    assert {name: held_by(group) for name, group in groups.items()} == before
    assert GroupApprovalTask.objects.get().groups.filter(name="Publication").count() == 1


def test_what_an_administrator_took_away_comes_back_only_when_asked_for(groups):
    theme = Permission.objects.get(codename="delete_theme")
    groups["Vocabulaires"].permissions.remove(theme)
    assert "rrma_directory.delete_theme" in told()
    assert theme not in groups["Vocabulaires"].permissions.all()
    told("--complete")
    assert theme in groups["Vocabulaires"].permissions.all()


def test_what_an_administrator_narrowed_or_added_stays(groups):
    home = Page.objects.get(depth=2)
    GroupPagePermission.objects.filter(group=groups["Rédaction"]).update(page=home)
    groups["Annuaire"].permissions.add(Permission.objects.get(codename="add_theme"))
    told("--complete")
    assert set(GroupPagePermission.objects.filter(group=groups["Rédaction"]).values_list("page", flat=True)) == {
        home.pk
    }
    assert groups["Annuaire"].permissions.filter(codename="add_theme").exists()


def test_pages_are_written_at_and_below_the_page_that_is_named():
    root = Page.objects.get(depth=1)
    ours = root.add_child(instance=HomePage(title="Réseau", slug="reseau"))
    told("--page", str(ours.pk))
    writer = member_of("Rédaction")
    assert ours.permissions_for_user(writer).can_edit()
    assert not root.get_children().exclude(pk=ours.pk).get().permissions_for_user(writer).can_edit()


def test_a_page_that_does_not_exist_is_told():
    with pytest.raises(CommandError, match="999999"):
        told("--page", "999999")
    assert not Group.objects.filter(name__in=TRADES).exists()
