"""Who may do what in the admin with what is not written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail import permissions
from wagtail.permission_policies import ModelPermissionPolicy

from rrma_newsletter.models import Sending, Subscriber

__all__ = ["LookPolicy", "register_policies"]

User = AbstractBaseUser | AnonymousUser


class LookPolicy(ModelPermissionPolicy):
    """Wagtail's own screens show a record to those who may see it, and change none: others do."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether `user` may look; everything else is for nobody here."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        """Whether one of `actions` is to look, and `user` may."""
        return "view" in actions and self.user_has_permission(user, "view")


def register_policies() -> None:
    """Tell Wagtail of them: from version 8 on it keeps a register, before that the viewset says."""
    register = getattr(permissions, "register_permission_policy", None)
    if register is not None:
        for model in (Subscriber, Sending):
            register(model, LookPolicy(model))
