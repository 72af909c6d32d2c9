"""Groups by trade, for networks whom Wagtail's own « Editors » and « Moderators » do not fit.

Each app says in its module `group_permissions` what it takes to ply a trade there (`GRANTS`). A group that exists is
its administrators' business: nothing is ever taken from it, and nothing given unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.module_loading import module_has_submodule
from wagtail.models import (
    Collection,
    CollectionMember,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
)

from .page_model import Page

__all__ = ["GroupReport", "Trade", "make_groups", "permissions_of"]

ACCESS = "wagtailadmin.access_admin"
REVIEWERS = "Moderators"
"""The group that Wagtail's first workflow asks for its approval."""


class Trade(StrEnum):
    """What somebody does for a network: the name of the group of those who do it. One person may be in several."""

    WRITING = "Rédaction"
    PUBLISHING = "Publication"
    DIRECTORY = "Annuaire"
    VOCABULARIES = "Vocabulaires"
    NETWORK = "Réseau"
    LETTER_COMPOSING = "Lettre : composition"
    LETTER_APPROVING = "Lettre : approbation"
    LETTER_SENDING = "Lettre : envoi"


@dataclass
class GroupReport:
    """What was done about one group: whether it was made, which permissions it was given, which it still lacks."""

    name: str
    made: bool
    given: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)


def permissions_of(trade: Trade) -> list[str]:
    """The permissions of a trade, as `app.codename`, in the apps that are installed; empty for a trade without any."""
    declared = {name for grants in _declarations() for name in grants.get(trade, ())}
    return sorted({ACCESS, *(name for name in declared if apps.is_installed(_app(name)))}) if declared else []


def _declarations() -> Iterator[dict[Trade, list[str]]]:
    for config in apps.get_app_configs():
        if config.label.startswith("rrma_") and module_has_submodule(config.module, "group_permissions"):
            yield getattr(import_module(f"{config.name}.group_permissions"), "GRANTS", {})


def _app(permission: str) -> str:
    label = permission.partition(".")[0]
    found: AppConfig | None = next((config for config in apps.get_app_configs() if config.label == label), None)
    return found.name if found else label


@transaction.atomic
def make_groups(page: Page | None = None, complete: bool = False) -> list[GroupReport]:
    """Make the groups that are missing; those that exist are given what they lack only with `complete`.

    What concerns pages is given at `page` and below it (default: the whole tree).
    """
    place = page or Page.get_first_root_node()
    return [_make(trade, names, place, complete) for trade in Trade if (names := permissions_of(trade))]


def _make(trade: Trade, names: list[str], page: Page, complete: bool) -> GroupReport:
    group, made = Group.objects.get_or_create(name=trade.value)
    report = GroupReport(group.name, made)
    for name in names:
        permission = _permission(name)
        if not made and _holds(group, permission):
            continue
        if made or complete:
            _give(group, permission, page)
            report.given.append(name)
        else:
            report.lacking.append(name)
    if made and trade in (Trade.PUBLISHING, Trade.LETTER_APPROVING):
        _share_reviews(group)
    return report


def _permission(name: str) -> Permission:
    label, codename = name.split(".")
    return Permission.objects.select_related("content_type").get(content_type__app_label=label, codename=codename)


def _holds(group: Group, permission: Permission) -> bool:
    """Whether the group has it anywhere: an administrator may have narrowed it to a section or a collection."""
    return any(
        held.filter(pk=permission.pk).exists()
        for held in (
            group.permissions,
            Permission.objects.filter(grouppagepermission__group=group),
            Permission.objects.filter(groupcollectionpermission__group=group),
        )
    )


def _give(group: Group, permission: Permission, page: Page) -> None:
    model = permission.content_type.model_class()
    if model is not None and issubclass(model, Page):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    elif model is not None and issubclass(model, CollectionMember):
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
    else:
        group.permissions.add(permission)


def _share_reviews(group: Group) -> None:
    """Let the group approve what Wagtail's moderators approve."""
    for task in GroupApprovalTask.objects.filter(groups__name=REVIEWERS):
        task.groups.add(group)
