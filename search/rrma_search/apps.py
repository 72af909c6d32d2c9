"""Application configuration of rrma_search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RrmaSearchConfig(AppConfig):
    """Ground floor: documents in, ranked and counted answers out."""

    name = "rrma_search"
    label = "rrma_search"
    verbose_name = _("Faceted search")
    default_auto_field = "django.db.models.BigAutoField"
