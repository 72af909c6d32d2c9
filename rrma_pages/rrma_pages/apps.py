"""Application configuration of rrma_pages."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RrmaPagesConfig(AppConfig):
    """Base page, home page and public theme of a network's site."""

    name = "rrma_pages"
    label = "rrma_pages"
    verbose_name = _("Network pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register checks, and the panels that other apps show on pages; listen to changes of the layout."""
        from rrma_pages import checks, signal_handlers  # noqa: F401  (checks register themselves)

        autodiscover_modules("page_panels")
        signal_handlers.connect()
