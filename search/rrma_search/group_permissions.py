"""Who may do what: Wagtail's own groups, Editors and Moderators, by migrations; groups by trade on demand."""

from collections.abc import Iterable, Mapping
from typing import Any

from .groups import Trade

__all__ = ["GRANTS", "grant", "keep"]

Grants = Mapping[str, Iterable[tuple[str, str]]]

ALL = ("add", "change", "delete", "view")


def keep(app_label: str, models: Iterable[str], actions: Iterable[str] = ALL) -> list[str]:
    """The permissions, as `app.codename`, to do `actions` with each of `models` of an app."""
    return [f"{app_label}.{action}_{model}" for model in models for action in actions]


GRANTS = {
    Trade.WRITING: keep("rrma_search", ["synonymgroup", "searchcounter"], ["view"]),
    Trade.PUBLISHING: keep("rrma_search", ["synonymgroup", "searchcounter"], ["view"]),
    Trade.VOCABULARIES: [*keep("rrma_search", ["synonymgroup"]), *keep("rrma_search", ["searchcounter"], ["view"])],
}
"""What each trade needs of this app (see `rrma_search.groups`)."""


def grant(apps: Any, app_label: str, grants: Grants) -> None:
    """Give each group its pairs (model name, action) of `app_label`; groups that the host has not are passed over.

    `apps` is that of a migration. Django makes permissions only once all migrations have run, so they are made here.
    """
    permissions = apps.get_model("auth", "Permission").objects
    content_types = apps.get_model("contenttypes", "ContentType").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=list(grants)):
        for model, action in grants[group.name]:
            content_type, _created = content_types.get_or_create(app_label=app_label, model=model)
            name = f"Can {action} {apps.get_model(app_label, model)._meta.verbose_name}"
            permission, _created = permissions.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": name}
            )
            group.permissions.add(permission)
