"""What the directory listens to: deletions of its own values."""

from django.db.models.signals import post_delete, pre_delete

from .protection import PROTECTED_MODELS, forget, protect


def connect() -> None:
    """Connects the protection of values in use; twice changes nothing."""
    for model in PROTECTED_MODELS:
        pre_delete.connect(protect, sender=model, dispatch_uid=f"rrma_directory.protect.{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"rrma_directory.forget.{model.__name__}")
