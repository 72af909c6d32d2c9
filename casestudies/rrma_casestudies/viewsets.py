"""The list of all sheets in the admin."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from rrma_directory.choices import CooperationPattern, Side
from rrma_directory.models import Country, Theme
from rrma_directory.viewsets.base import WIDE_ONLY

from .models import CaseSheetPage


def printed_month(sheet: CaseSheetPage) -> str:
    """The month as readers see it, « mars 2019 »; empty for a sheet without a date."""
    return date_format(sheet.shown_date, "YEAR_MONTH_FORMAT") if sheet.shown_date else ""


class CaseSheetFilterSet(PageFilterSet):
    """Narrows the list by theme, partner country and kind of cooperation."""

    theme = django_filters.ModelChoiceFilter(queryset=Theme.objects.all(), label=_("Theme"), method="filter_theme")
    country = django_filters.ModelChoiceFilter(
        queryset=Country.objects.all(), label=_("Partner country"), method="filter_country"
    )
    cooperation_pattern = django_filters.ChoiceFilter(
        choices=CooperationPattern.choices, label=_("Kind of cooperation")
    )

    class Meta:
        model = CaseSheetPage
        fields: list[str] = []

    def filter_theme(self, queryset: QuerySet, name: str, value: Theme) -> QuerySet:
        """The sheets with the theme `value`."""
        return _among(queryset, Q(themes=value))

    def filter_country(self, queryset: QuerySet, name: str, value: Country) -> QuerySet:
        """The sheets with `value` on the partners' side, given there or in the directory, or added."""
        on_side = Q(sides__country=value) | Q(sides__country=None, sides__organisation__country=value)
        return _among(queryset, Q(sides__side=Side.THERE) & on_side | Q(countries=value))


def _among(queryset: QuerySet, condition: Q) -> QuerySet:
    """The part of `queryset` that meets `condition`, by number: Wagtail's search cannot follow a relation."""
    return queryset.filter(id__in=list(CaseSheetPage.objects.filter(condition).values_list("id", flat=True)))


class CaseSheetListingViewSet(PageListingViewSet):
    """Every sheet, wherever it stands in the tree of pages."""

    model = CaseSheetPage
    name = "case_sheets"
    menu_label = _("Case sheets")
    icon = "doc-full-inverse"
    menu_order = 110
    add_to_admin_menu = True
    filterset_class = CaseSheetFilterSet
    columns = [
        *PageListingViewSet.columns[:2],
        Column("series_number", label=_("Number"), classname=WIDE_ONLY, sort_key="series_number", width="8%"),
        Column(
            "publication_date",
            label=_("Month"),
            classname=WIDE_ONLY,
            accessor=printed_month,
            sort_key="publication_date",
            width="12%",
        ),
        *PageListingViewSet.columns[2:],
    ]
