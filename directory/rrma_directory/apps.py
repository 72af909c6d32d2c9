"""Application configuration of rrma_directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RrmaDirectoryConfig(AppConfig):
    """Vocabularies, organisations and cooperations of a network."""

    name = "rrma_directory"
    label = "rrma_directory"
    verbose_name = _("Directory")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Protects the values in use, follows the loading of vocabularies, registers the checks."""
        from . import checks, signal_handlers
        from .topics import territories

        checks.register()
        signal_handlers.connect(self)
        territories.connect()
