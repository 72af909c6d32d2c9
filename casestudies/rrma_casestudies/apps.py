"""Application configuration of rrma_casestudies."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RrmaCaseStudiesConfig(AppConfig):
    """The case sheets of a network: the top of the house."""

    name = "rrma_casestudies"
    label = "rrma_casestudies"
    verbose_name = _("Case sheets")
    default_auto_field = "django.db.models.BigAutoField"
