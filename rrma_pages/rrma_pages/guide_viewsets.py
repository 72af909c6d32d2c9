"""Guides and their audiences in the admin."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from rrma_directory.viewsets.base import DirectoryViewSet

from .choices import GuideLevel
from .models import Audience, GuidePage


class GuideFilterSet(PageFilterSet):
    """Narrows the list by audience and level."""

    audience = django_filters.ModelChoiceFilter(
        queryset=Audience.objects.all(), label=_("For whom"), method="filter_audience"
    )
    level = django_filters.ChoiceFilter(choices=GuideLevel.choices, label=pgettext_lazy("guide", "Level"))

    class Meta:
        model = GuidePage
        fields: list[str] = []

    def filter_audience(self, queryset: QuerySet, name: str, value: Audience) -> QuerySet:
        """The guides for `value`, by number: Wagtail's search cannot follow a relation."""
        chosen = GuidePage.objects.filter(audiences=value).values_list("id", flat=True)
        return queryset.filter(id__in=list(chosen))


class GuideListingViewSet(PageListingViewSet):
    """Every guide, wherever it stands in the tree of pages."""

    model = GuidePage
    name = "guides"
    menu_label = _("Method guides")
    icon = "clipboard-list"
    menu_order = 120
    add_to_admin_menu = True
    filterset_class = GuideFilterSet
    columns = [
        *PageListingViewSet.columns[:2],
        Column("get_level_display", label=pgettext_lazy("guide", "Level"), sort_key="level", width="12%"),
        *PageListingViewSet.columns[2:],
    ]


class AudienceViewSet(DirectoryViewSet):
    """For whom guides are written: a network's own words."""

    model = Audience
    icon = "group"
    menu_label = _("Audiences of the guides")
    menu_order = 700
    add_to_settings_menu = True
    choose_one_text = _("Choose an audience")
    choose_another_text = _("Choose another audience")
    list_display = ["name", NumberColumn("position", label=_("Position"), sort_key="position")]
    ordering = ["position", "slug"]
    list_export = ["slug", "name", "position"]
    export_headings = {name: name for name in list_export}
    export_filename = "publics"
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("position"), FieldPanel("slug")])]
