"""The report « what visitors search » of the admin."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .counting_searches import SHOWN_FROM
from .exports.cells import neutralised
from .models import SearchCounter

__all__ = ["SearchesMenuItem", "SearchesReport", "urls"]

POLICY = ModelPermissionPolicy(SearchCounter)


def quarter_name(quarter: datetime.date) -> str:
    """« 4th quarter of 2026 » in the language at hand."""
    return _("Quarter %(number)d of %(year)d") % {"number": (quarter.month + 2) // 3, "year": quarter.year}


def _quarters(request: HttpRequest | None = None) -> list[tuple[datetime.date, str]]:
    shown = SearchCounter.objects.filter(count__gte=SHOWN_FROM).order_by("-quarter")
    return [(quarter, quarter_name(quarter)) for quarter in shown.values_list("quarter", flat=True).distinct()]


class SearchesFilters(WagtailFilterSet):
    """By quarter and by number of results."""

    quarter = django_filters.ChoiceFilter(label=gettext_lazy("Quarter"), choices=_quarters)

    class Meta:
        """What is filtered."""

        model = SearchCounter
        fields = ["quarter", "band"]


class SearchesReport(ReportView):
    """What was searched three times or more, what found nothing first."""

    model = SearchCounter
    page_title = gettext_lazy("What visitors search")
    header_icon = "search"
    permission_policy = POLICY
    permission_required = "view"
    any_permission_required = ["view"]
    index_url_name = "rrma_search_searches"
    index_results_url_name = "rrma_search_searches_results"
    filterset_class = SearchesFilters
    is_searchable = False
    columns = [
        Column("text", label=gettext_lazy("Search"), sort_key="text"),
        Column("band", label=gettext_lazy("Results"), accessor=SearchCounter.get_band_display, sort_key="band"),
        Column("count", label=gettext_lazy("Times"), sort_key="count"),
        Column("quarter", label=gettext_lazy("Quarter"), accessor=lambda row: quarter_name(row.quarter)),
    ]
    list_export = ["text", "get_band_display", "count", "quarter"]
    export_headings = {
        "text": gettext_lazy("Search"),
        "get_band_display": gettext_lazy("Results"),
        "count": gettext_lazy("Times"),
        "quarter": gettext_lazy("Quarter"),
    }

    def get_queryset(self) -> QuerySet[SearchCounter]:
        """What may be shown."""
        self.queryset = SearchCounter.objects.filter(count__gte=SHOWN_FROM).exclude(text="")
        return super().get_queryset()

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "recherches"

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """The value of a cell, ready to be written: a search that begins with a minus is no formula."""
        cell = super().preprocess_field_value(field, value, export_format)
        return neutralised(cell) if export_format == self.FORMAT_CSV else cell


class SearchesMenuItem(MenuItem):
    """Among the reports, for who may view."""

    def __init__(self) -> None:
        """Name it, and say where it leads."""
        super().__init__(
            gettext_lazy("What visitors search"), reverse("rrma_search_searches"), icon_name="search", order=650
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """With the permission to view."""
        return POLICY.user_has_permission(request.user, "view")


def urls() -> list[Any]:
    """Addresses below those of the admin."""
    return [
        path("reports/rrma-searches/", SearchesReport.as_view(), name="rrma_search_searches"),
        path(
            "reports/rrma-searches/results/",
            SearchesReport.as_view(results_only=True),
            name="rrma_search_searches_results",
        ),
    ]
