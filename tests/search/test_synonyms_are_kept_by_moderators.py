"""Who may keep the synonyms: moderators and administrators; editors read them."""

import pytest
from django.contrib.auth.models import Group, User

pytestmark = pytest.mark.django_db


def member_of(name: str) -> User:
    user = User.objects.create_user(name.lower(), password="x")
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.mark.parametrize(
    ("group", "allowed"), [("Editors", {"view"}), ("Moderators", {"add", "change", "delete", "view"})]
)
def test_permissions_of_the_two_groups(group, allowed):
    user = member_of(group)
    actions = ("add", "change", "delete", "view")
    assert {action for action in actions if user.has_perm(f"rrma_search.{action}_synonymgroup")} == allowed


@pytest.mark.parametrize(("group", "status"), [(None, 302), ("Editors", 302), ("Moderators", 200)])
def test_the_form_to_add_a_group_of_synonyms(client, group, status):
    if group:
        client.force_login(member_of(group))
    answer = client.get("/admin/snippets/rrma_search/synonymgroup/add/")
    assert answer.status_code == status


def test_an_administrator_may_do_all(client):
    client.force_login(User.objects.create_superuser("admin", "admin@example.org", "x"))
    assert client.get("/admin/snippets/rrma_search/synonymgroup/add/").status_code == 200
