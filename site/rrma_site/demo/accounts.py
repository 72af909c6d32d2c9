"""Accounts of the demonstration: who writes, who publishes, and an administrator for who tries it."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Task, Workflow

from rrma_search.groups import make_groups

from .content import read

ADMIN = "admin"


def load() -> None:
    """Makes the groups by trade, names the moderation in French, creates the accounts that are not there.

    They have no password: an administrator gives them one.
    """
    content = read("accounts")
    for name, french in content["moderation"].items():
        Workflow.objects.filter(name=name).update(name=french)
        Task.objects.filter(name=name).update(name=french)
    make_groups()
    for row in content["accounts"]:
        user, created = get_user_model().objects.get_or_create(
            username=row["username"],
            defaults={"first_name": row["first_name"], "last_name": row["last_name"], "email": row["email"]},
        )
        if created:
            user.set_unusable_password()
            user.save()
            user.groups.add(*Group.objects.filter(name__in=row["groups"]))


def make_administrator() -> None:
    """Creates the account `admin`, with a password of its own kept in a file of this installation."""
    users = get_user_model().objects
    if not users.filter(username=ADMIN).exists():
        users.create_superuser(username=ADMIN, email="admin@example.org", password=_password())


def administrator() -> tuple[str, str] | None:
    """Name and password of the account `admin`; None when it is not there or has another password by now."""
    user = get_user_model().objects.filter(username=ADMIN).first()
    if user is None or not user.check_password(_password()):
        return None
    return ADMIN, _password()


def _password() -> str:
    path = Path(settings.VAR) / "admin_password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
