"""Editing panels of the pages: of the home page, and groups that every page type of the network can use."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import Page

from .widgets import TickList

__all__ = ["HOME_PANELS", "PICTURE_PANEL", "VOCABULARY_PANEL"]

PICTURE_PANEL: Panel = MultiFieldPanel(
    [
        FieldPanel("image"),
        FieldPanel("image_alt"),
        FieldPanel("image_decorative"),
        FieldRowPanel([FieldPanel("image_credit"), FieldPanel("image_reusable")]),
    ],
    heading=_("Illustration"),
)

VOCABULARY_PANEL: Panel = MultiFieldPanel(
    [
        FieldPanel("themes", widget=TickList()),
        FieldPanel("keywords"),
        FieldPanel("countries", widget=TickList()),
        FieldPanel("sdgs", widget=TickList()),
    ],
    heading=_("Where readers find it"),
)

HOME_PANELS: list[Panel] = [
    *Page.content_panels,
    MultiFieldPanel(
        [FieldPanel("eyebrow"), FieldPanel("headline"), FieldPanel("lede")],
        heading=_("Opening"),
        help_text=_("The latest sheets, the ways in and the figures below are computed: there is nothing to type."),
    ),
    MultiFieldPanel(
        [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("image_credit")], heading=_("Illustration")
    ),
]

NETWORK_PANELS: list[Panel] = [
    MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("At the top of the pages")),
    MultiFieldPanel(
        [FieldPanel("footer_text"), FieldPanel("contact_email"), FieldPanel("footer_note")],
        heading=_("At the foot of the pages"),
    ),
]
