"""Organisations, cooperations and vocabularies made for tests."""

import itertools

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from rrma_directory.models import (
    Cooperation,
    CooperationSide,
    Country,
    Keyword,
    Organisation,
    OrganisationKind,
    Territory,
    Theme,
)

_numbers = itertools.count(1)


def theme(name: str = "", **fields) -> Theme:
    return Theme.objects.create(name=name or f"Thème {next(_numbers)}", **fields)


def keyword(name: str = "") -> Keyword:
    return Keyword.objects.create(name=name or f"mot {next(_numbers)}")


def country(code: str) -> Country:
    return Country.objects.get(code=code)


def region(code: str) -> Territory:
    return Territory.objects.get(kind="region", code=code)


def department(code: str) -> Territory:
    return Territory.objects.get(kind="departement", code=code)


def organisation(name: str = "", **fields) -> Organisation:
    fields.setdefault("kind", OrganisationKind.objects.get(slug="commune"))
    return Organisation.objects.create(name=name or f"Organisme {next(_numbers)}", **fields)


def cooperation(title: str = "", here=(), there=(), themes=(), countries=(), kinds=(), **fields) -> Cooperation:
    made = Cooperation(title=title or f"Coopération {next(_numbers)}", **fields)
    sides = [("ici", each) for each in here] + [("la-bas", each) for each in there]
    made.sides = [
        CooperationSide(side=side, organisation=each, position=position) for position, (side, each) in enumerate(sides)
    ]
    made.themes, made.countries, made.kinds = list(themes), list(countries), list(kinds)
    made.save()
    return made


def user(group: str = "", superuser: bool = False):
    """A member of `group` (« Editors », « Moderators »), or an administrator."""
    name = f"compte-{next(_numbers)}"
    make = get_user_model().objects.create_superuser if superuser else get_user_model().objects.create_user
    made = make(username=name, email=f"{name}@example.org", password="secret")
    if group:
        made.groups.add(Group.objects.get(name=group))
    return made
