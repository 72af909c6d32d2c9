"""Application configuration of rrma_newsletter."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RrmaNewsletterConfig(AppConfig):
    """The letters of a network, composed out of what its site publishes."""

    name = "rrma_newsletter"
    label = "rrma_newsletter"
    verbose_name = _("Newsletters")
    default_auto_field = "django.db.models.BigAutoField"
