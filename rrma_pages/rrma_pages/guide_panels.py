"""The panels of the form of a guide, in the order of the printed guide."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)

from .panels import PICTURE_PANEL
from .widgets import TickList

COLLAPSED = "collapsed"


def content_panels() -> list[Panel]:
    """Every panel below the title."""
    return [*_opening(), *_method(), *_sources(), *_endings()]


def row(*names: str) -> FieldRowPanel:
    """Short fields side by side."""
    return FieldRowPanel([FieldPanel(name) for name in names])


def inline(name: str, label: Any, panels: Sequence[Any], **options: Any) -> InlinePanel:
    """A list of a guide; `label` names one of its entries."""
    return InlinePanel(name, panels, label=label, **options)


def _opening() -> list[Panel]:
    return [
        FieldPanel("short_title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("audiences", widget=TickList()), row("level", "duration")], heading=_("For whom, how long")
        ),
        inline("prerequisites", _("prerequisite"), ["text"], heading=_("Before you begin")),
    ]


def _method() -> list[Panel]:
    step = ["title", "text", row("aside_kind", "aside_text"), PageChooserPanel("aside_page")]
    return [
        FieldPanel("steps_intro"),
        inline(
            "steps",
            _("step"),
            step,
            heading=_("Steps"),
            help_text=_("In the order to follow: they are numbered by themselves."),
        ),
        MultiFieldPanel(
            [FieldPanel("checklist_title"), inline("checks", _("box to tick"), ["text"], heading=_("Boxes to tick"))],
            heading=_("Checklist"),
        ),
        inline("tools", _("tool"), ["name", "contains", "document", "languages"], heading=_("Tools to download")),
    ]


def _sources() -> list[Panel]:
    reference = ["title", row("short_title", "number"), row("date", "article"), "says", "to_confirm", "url"]
    return [
        inline("legal_references", _("legal reference"), reference, heading=_("What the law says")),
        inline("terms", _("word"), ["term", "definition"], heading=_("Words explained"), classname=COLLAPSED),
        inline(
            "editions",
            _("edition"),
            [row("number", "date"), "changes", "document"],
            heading=_("Editions"),
            help_text=_("The highest number is the edition in force."),
        ),
    ]


def _endings() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=TickList()),
                FieldPanel("keywords"),
                FieldPanel("sdgs", widget=TickList()),
                FieldPanel("countries", widget=TickList()),
            ],
            heading=_("Where readers find it"),
            classname=COLLAPSED,
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    _("The sheets that prove this guide appear by themselves: add the guide to their related pages.")
                ),
                inline("related_pages", _("related page"), [PageChooserPanel("page")], heading=_("Read next")),
            ],
            heading=_("Links"),
            classname=COLLAPSED,
        ),
        PICTURE_PANEL,
        FieldPanel("publication_date"),
    ]
