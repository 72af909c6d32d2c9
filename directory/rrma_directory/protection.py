"""A value that is used cannot be deleted: followed by signal, whatever starts the deletion."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from .models.protected import ProtectedValue
from .revisions import remove_from_revisions
from .usage import protection_error


def protected_models() -> list[type[Model]]:
    """The models whose values are protected."""
    return [model for model in apps.get_models() if issubclass(model, ProtectedValue)]


def protect(instance: ProtectedValue, **kwargs: Any) -> None:
    """Stops a deletion under way (`pre_delete`), before anything is removed; raises ProtectedError."""
    if not instance.found_unused and (error := protection_error(instance)):
        raise error


def forget(instance: Model, **kwargs: Any) -> None:
    """Takes a deleted value out of old drafts (`post_delete`), which would not open any more with it."""
    remove_from_revisions(instance)
