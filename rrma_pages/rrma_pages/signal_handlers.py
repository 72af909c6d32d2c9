"""What is listened to so that the layout of every page stays true."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from rrma_pages.models import FooterPage, NetworkSettings
from rrma_search.projection import navigation_changed

__all__ = ["connect"]


def connect() -> None:
    """Listen to what the layout shows beside pages and sites; connecting twice is harmless."""
    for model in (NetworkSettings, FooterPage):
        for signal in (post_save, post_delete):
            signal.connect(settings_changed, sender=model, dispatch_uid=f"rrma_pages.{model.__name__}.settings_changed")


def settings_changed(**kwargs: Any) -> None:
    """Have the layout read anew."""
    navigation_changed()
