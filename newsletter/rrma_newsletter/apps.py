"""Application configuration of rrma_newsletter."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RrmaNewsletterConfig(AppConfig):
    """The letters of a network, composed out of what its site publishes."""

    name = "rrma_newsletter"
    label = "rrma_newsletter"
    verbose_name = _("Newsletters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, and learn of letters that are published."""
        from wagtail.signals import page_published

        from rrma_newsletter import (
            checks,  # noqa: F401
            featured,
        )

        page_published.connect(featured.on_publication, dispatch_uid="rrma_newsletter.featured")
