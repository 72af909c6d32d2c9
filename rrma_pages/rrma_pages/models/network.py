"""Settings of the network, one set a site, edited in the admin."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting

from rrma_pages import panels
from rrma_pages.models.colours import NetworkColours


class NetworkSettings(NetworkColours, ClusterableModel, BaseSiteSetting):
    """Name, tagline, footer text, contact address and colours of every public page of a site."""

    name = models.CharField(
        verbose_name=_("name of the network"),
        max_length=80,
        blank=True,
        help_text=_("Shown at the top of every page. Left blank: the name of the site."),
    )
    tagline = models.CharField(
        verbose_name=_("tagline"),
        max_length=160,
        blank=True,
        help_text=_("A few words beside the name."),
    )
    footer_text = models.TextField(
        verbose_name=_("text at the foot of the pages"),
        blank=True,
        help_text=_("One or two sentences on what the network does. Plain text."),
    )
    footer_note = models.CharField(
        verbose_name=_("note at the foot of the pages"),
        max_length=255,
        blank=True,
        help_text=_("A last line in small print, for example on the origin of the contents."),
    )
    contact_email = models.EmailField(
        verbose_name=_("contact address"),
        blank=True,
        help_text=_("A shared mailbox of the network, shown to everyone; never somebody’s own address."),
    )

    panels = panels.NETWORK_PANELS

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
