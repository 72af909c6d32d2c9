"""What the directory listens to: deletions of its own values, and the loading of its vocabularies."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db.migrations import Migration
from django.db.models.signals import post_delete, post_migrate, pre_delete

from .actions import index_vocabularies
from .protection import forget, protect, protected_models

LOADING_MIGRATION = "0002_vocabularies"


def connect(app: AppConfig) -> None:
    """Connects the protection of values in use, and the admin's search to the loading; twice changes nothing."""
    for model in protected_models():
        pre_delete.connect(protect, sender=model, dispatch_uid=f"rrma_directory.protect.{model._meta.label}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"rrma_directory.forget.{model._meta.label}")
    post_migrate.connect(vocabularies_loaded, sender=app, dispatch_uid="rrma_directory.vocabularies_loaded")


def vocabularies_loaded(plan: Iterable[tuple[Migration, bool]] = (), **kwargs: Any) -> None:
    """Has the admin's search find the vocabularies that this `migrate` has just loaded.

    Rows made by a migration send no signal.
    """
    loading = ("rrma_directory", LOADING_MIGRATION)
    if any((step.app_label, step.name) == loading and not backwards for step, backwards in plan):
        index_vocabularies()
