"""Editing panels of the pages: of the home page, and groups that every page type of the network can use."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
)

from rrma_search.page_model import Page

from . import colours
from .widgets import ColourInput, TickList

__all__ = ["HOME_PANELS", "PICTURE_PANEL", "VOCABULARY_PANEL", "content_panels", "news_panels"]

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


def news_panels() -> list[Panel]:
    """The panels of a news item."""
    return [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("publication_date"),
        FieldPanel("body"),
        PICTURE_PANEL,
        VOCABULARY_PANEL,
        MultipleChooserPanel(
            "named_organisations",
            chooser_field_name="organisation",
            panels=["organisation"],
            heading=_("Organisations it names"),
            label=_("organisation"),
            help_text=_("The news item is then listed on the page of each of them."),
        ),
        MultipleChooserPanel(
            "related_pages",
            chooser_field_name="page",
            panels=["page"],
            heading=_("To read beside it"),
            label=_("page"),
            help_text=_("Sheets, guides or other pages of this site."),
        ),
    ]


def content_panels() -> list[Panel]:
    """The panels of a plain page."""
    return [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("lists_children"),
        PICTURE_PANEL,
        VOCABULARY_PANEL,
    ]


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


def colour_panel(name: str) -> Panel:
    """The field of the colour `name` (see `colours.DEFAULTS`), to type or to pick."""
    return FieldPanel(colours.field_name(name), widget=ColourInput(name))


COLOURS_PANEL: Panel = MultiFieldPanel(
    [
        HelpPanel(template="rrma_pages/admin/palettes.html"),
        *(
            FieldRowPanel([colour_panel(name), colour_panel(f"{name}-dark")])
            for name in ("main", "accent", "paper", "text")
        ),
    ],
    heading=_("Colours"),
)

NETWORK_PANELS: list[Panel] = [
    MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("At the top of the pages")),
    MultiFieldPanel(
        [FieldPanel("footer_text"), FieldPanel("contact_email"), FieldPanel("footer_note")],
        heading=_("At the foot of the pages"),
    ),
    InlinePanel(
        "footer_pages",
        [FieldRowPanel([FieldPanel("column"), FieldPanel("page")])],
        heading=_("Pages named at the foot"),
        label=_("page"),
        help_text=_("A page that is not published is left out until it is."),
    ),
    COLOURS_PANEL,
]
