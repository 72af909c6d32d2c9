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
        """Register the system checks, and learn of letters that are published, and of sent ones that are deleted."""
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published

        from rrma_newsletter import (
            checks,  # noqa: F401
            featured,
            freezing,
        )

        frozen = self.get_model("FrozenLetter")
        post_delete.connect(freezing.on_deletion, sender=frozen, dispatch_uid="rrma_newsletter.freezing")
        page_published.connect(featured.on_publication, dispatch_uid="rrma_newsletter.featured")
