"""People who use the admin: an administrator, a moderator, an editor."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.casestudies import factories


def signed_in(name: str, *groups, superuser: bool = False) -> Client:
    user = get_user_model().objects.create(username=name, email=f"{name}@example.org", is_superuser=superuser)
    user.groups.add(*groups)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db) -> Client:
    return signed_in("administration", superuser=True)


@pytest.fixture
def moderator(db) -> Client:
    return signed_in("moderation", factories.group_on_sheets("Modération", "add_page", "change_page", "publish_page"))


@pytest.fixture
def editor(db) -> Client:
    return signed_in("redaction", factories.group_on_sheets("Rédaction", "add_page", "change_page"))
