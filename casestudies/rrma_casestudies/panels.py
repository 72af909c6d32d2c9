"""The panels of the form of a sheet, in the order of the printed sheet."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
    Panel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from rrma_pages.widgets import TickList

COLLAPSED = "collapsed"


class FinancingSummaryPanel(Panel):
    """What the lines typed make of the printed total, worked out on the server while the editor types."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on a form."""

        template_name = "rrma_casestudies/admin/financing_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Adds `financing`, computed from the sheet as it was last saved."""
            return {**super().get_context_data(parent_context), "financing": self.instance.financing}

        class Media:
            js = ["rrma_casestudies/financing_panel.js"]
            css = {"all": ["rrma_casestudies/admin.css"]}


def row(*names: str) -> FieldRowPanel:
    """Short fields side by side."""
    return FieldRowPanel([FieldPanel(name) for name in names])


def inline(name: str, label: Any, panels: Sequence[Any], **options: Any) -> InlinePanel:
    """A list of a sheet; `label` names one of its entries."""
    return InlinePanel(name, panels, label=label, **options)


def content_panels() -> list[Panel]:
    """Every panel below the title."""
    return [*_opening(), *_cooperation(), *_story(), *_figures(), *_endings()]


def _opening() -> list[Panel]:
    return [
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                row("series_label", "series_number"),
                FieldPanel("publication_date", help_text=_("Readers see the month and the year.")),
            ],
            heading=_("Series"),
        ),
        MultiFieldPanel(
            [FieldPanel("themes", widget=TickList()), FieldPanel("keywords"), FieldPanel("sdgs", widget=TickList())],
            heading=_("Subjects"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("image"),
                row("image_alt", "image_credit"),
                row("image_decorative", "image_reusable"),
            ],
            heading=_("Illustration"),
            help_text=_("Without a picture, the logo of the leading organisation stands in its place."),
        ),
    ]


def _cooperation() -> list[Panel]:
    side = [
        row("side", "role"),
        FieldPanel("organisation"),
        FieldPanel("territory_name"),
        FieldPanel("country"),
        row("level", "level_printed"),
        FieldPanel("territory"),
    ]
    return [
        inline(
            "sides",
            _("side"),
            side,
            heading=_("Sides of the cooperation"),
            help_text=_("Who cooperates, here and there. One entry leads, on the side called “here”."),
        ),
        MultiFieldPanel(
            [row("cooperation_pattern"), FieldPanel("cooperation")],
            heading=_("Kind of cooperation"),
            classname=COLLAPSED,
        ),
        MultiFieldPanel(
            [FieldPanel("countries", widget=TickList()), FieldPanel("secondary_countries", widget=TickList())],
            heading=_("Other countries"),
            help_text=_("The countries of the sides above are counted already. The home country never is."),
            classname=COLLAPSED,
        ),
        MultiFieldPanel(
            [
                row("start_year", "start_year_basis"),
                FieldPanel("start_year_note"),
                row("project_start_year", "end_year"),
                inline("milestones", _("milestone"), [row("date", "event")], heading=capfirst(_("milestones"))),
            ],
            heading=_("Period"),
            classname=COLLAPSED,
        ),
        inline(
            "operators",
            _("organisation"),
            ["organisation", "other_name", "part"],
            heading=_("Other organisations"),
            help_text=_("Those that take part without being one of the sides."),
            classname=COLLAPSED,
        ),
    ]


def _story() -> list[Panel]:
    lesson = [
        row("kind", "stated"),
        FieldPanel("text", widget=AdminAutoHeightTextInput()),
        "section",
        row("figure_value", "figure_unit", "figure_detail"),
    ]
    return [
        FieldPanel("body"),
        inline(
            "lessons",
            _("lesson"),
            lesson,
            heading=_("Lessons"),
            help_text=_("One sentence each. A kind without an entry is not mentioned to readers."),
        ),
        inline(
            "building_blocks",
            _("building block"),
            ["name", "summary", "needs"],
            heading=_("Building blocks"),
            help_text=_("Pieces of the project that others can take up on their own."),
        ),
        inline(
            "counted_figures",
            _("figure"),
            ["label", row("value", "unit"), row("nature", "qualifier")],
            heading=_("Counted figures"),
            classname=COLLAPSED,
        ),
    ]


def _figures() -> list[Panel]:
    line = [
        MultipleChooserPanel(
            "line_funders", chooser_field_name="organisation", panels=["organisation"], label=_("funder")
        ),
        FieldPanel("other_funders"),
        row("amount", "share"),
        row("joint", "recipient"),
        FieldPanel("printed"),
    ]
    return [
        MultiFieldPanel(
            [
                row("financing_total", "financing_approximate"),
                row("financing_unit", "financing_period"),
                FieldPanel("financing_scope"),
                FieldPanel("financing_printed"),
                inline("financing_lines", _("line"), line, heading=capfirst(_("financing lines"))),
                FinancingSummaryPanel(),
                FieldPanel("financing_show_gap"),
                FieldPanel("financing_notes"),
                FieldPanel("financing_from_story"),
            ],
            heading=_("Financing"),
            help_text=_("Printed figures are kept as printed. What they add up to is worked out below the lines."),
        )
    ]


def _endings() -> list[Panel]:
    return [
        inline(
            "contacts",
            _("contact"),
            ["organisation", "other_name", row("function", "mailbox")],
            heading=_("Contacts"),
            help_text=_("An organisation, a function and a shared mailbox. Nobody is named."),
        ),
        inline(
            "supporters",
            _("supporter"),
            ["organisation", "other_name", "logo"],
            heading=_("Supported by"),
            classname=COLLAPSED,
        ),
        MultiFieldPanel(
            [
                inline("links", _("link"), [row("kind", "label"), "url"], heading=capfirst(_("links"))),
                inline(
                    "related_pages", _("related page"), [PageChooserPanel("page")], heading=capfirst(_("related pages"))
                ),
                inline(
                    "cross_references",
                    _("cross-reference"),
                    [row("series", "number"), "subject"],
                    heading=capfirst(_("cross-references")),
                ),
            ],
            heading=_("Links"),
            classname=COLLAPSED,
        ),
        MultiFieldPanel([row("licence", "verified_on")], heading=_("Reuse and verification")),
    ]
