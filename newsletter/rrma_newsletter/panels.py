"""Editing panels of a letter."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, Panel

from rrma_search.page_model import Page

__all__ = ["letter_panels"]


def letter_panels() -> list[Panel]:
    """The panels of a letter."""
    return [
        HelpPanel(template="rrma_newsletter/admin/ways.html"),
        *Page.content_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("number"), FieldPanel("date"), FieldPanel("cadence")]), FieldPanel("subject")],
            heading=_("Issue"),
        ),
        FieldPanel("editorial"),
        FieldPanel("sections"),
    ]
