"""What Wagtail's own groups, Editors and Moderators, may do with our models; given once, by migrations."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["grant"]

Grants = Mapping[str, Iterable[tuple[str, str]]]


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
