"""The list of all news in the admin."""

import django_filters
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from rrma_directory.models import Country, Theme
from rrma_pages.models import NewsPage


def shown_day(item: NewsPage) -> str:
    """The day as readers see it, « 12 novembre 2026 »; "" for an item without a date."""
    return date_format(item.shown_date, "DATE_FORMAT") if item.shown_date else ""


class NewsFilterSet(PageFilterSet):
    """Narrows the list by theme and country."""

    theme = django_filters.ModelChoiceFilter(queryset=Theme.objects.all(), label=_("Theme"), method="filter_theme")
    country = django_filters.ModelChoiceFilter(
        queryset=Country.objects.all(), label=_("Country"), method="filter_country"
    )

    class Meta:
        model = NewsPage
        fields: list[str] = []

    def filter_theme(self, queryset: QuerySet, name: str, value: Theme) -> QuerySet:
        """The items with the theme `value`."""
        return _among(queryset, themes=value)

    def filter_country(self, queryset: QuerySet, name: str, value: Country) -> QuerySet:
        """The items with the country `value`."""
        return _among(queryset, countries=value)


def _among(queryset: QuerySet, **lookup: object) -> QuerySet:
    """The part of `queryset` that meets `lookup`, by number: Wagtail's search cannot follow a relation."""
    return queryset.filter(id__in=list(NewsPage.objects.filter(**lookup).values_list("id", flat=True)))


class NewsListingViewSet(PageListingViewSet):
    """Every news item, wherever it stands in the tree of pages."""

    model = NewsPage
    name = "news"
    menu_label = _("News")
    icon = "calendar"
    menu_order = 130
    add_to_admin_menu = True
    filterset_class = NewsFilterSet
    columns = [
        *PageListingViewSet.columns[:2],
        Column("publication_date", label=_("Date"), accessor=shown_day, sort_key="publication_date", width="15%"),
        *PageListingViewSet.columns[2:],
    ]
