"""Application configuration of rrma_search."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RrmaSearchConfig(AppConfig):
    """Ground floor: documents in, ranked and counted answers out."""

    name = "rrma_search"
    label = "rrma_search"
    verbose_name = _("Faceted search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what every installed app brings (modules `search_documents` and `search_panels`); listen to changes."""
        autodiscover_modules("search_documents", "search_panels")
        from . import checks, signal_handlers  # noqa: F401  (checks register themselves)

        signal_handlers.connect()
