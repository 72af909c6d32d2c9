"""The list of all letters in the admin."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from rrma_newsletter.models import NewsletterPage

__all__ = ["NewsletterListingViewSet"]


def shown_day(letter: NewsletterPage) -> str:
    """The day of `letter`, « 21 novembre 2026 »."""
    return date_format(letter.date, "DATE_FORMAT")


class NewsletterListingViewSet(PageListingViewSet):
    """Every letter, wherever it stands in the tree of pages."""

    model = NewsletterPage
    name = "newsletters"
    menu_label = _("Letters")
    icon = "mail"
    columns = [
        *PageListingViewSet.columns[:2],
        Column("date", label=_("Date"), accessor=shown_day, sort_key="date", width="15%"),
        *PageListingViewSet.columns[2:],
    ]
