"""Themes, countries, territories, goals and kinds in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..filters import CountryFilterSet, OrganisationKindFilterSet, TerritoryFilterSet
from ..models import SDG, CooperationKind, Country, OrganisationKind, Territory, Theme
from ..querysets import with_use_count
from .base import WIDE_ONLY, DirectoryViewSet


class ThemeViewSet(DirectoryViewSet):
    """Themes."""

    model = Theme
    icon = "list-ul"
    menu_label = _("Themes")
    choose_one_text = _("Choose a theme")
    choose_another_text = _("Choose another theme")
    list_display = [
        "name",
        Column("parent", label=_("Parent theme"), sort_key="parent__slug", classname=WIDE_ONLY),
        NumberColumn("position", label=_("Position"), sort_key="position", classname=WIDE_ONLY),
        NumberColumn("use_count", label=_("Uses"), sort_key="use_count"),
    ]
    list_filter = ["parent"]
    ordering = ["position", "slug"]
    list_export = ["slug", "name", "parent.slug", "definition", "position"]
    export_headings = {**{name: name for name in list_export}, "parent.slug": "parent"}
    export_filename = "themes"
    panels = [
        FieldPanel("name"),
        FieldPanel("parent"),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("slug")]),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        """Every theme, with its parent and the number of its uses."""
        return with_use_count(Theme.objects.select_related("parent"))


class CountryViewSet(DirectoryViewSet):
    """Countries."""

    model = Country
    icon = "globe"
    menu_label = _("Countries")
    choose_one_text = _("Choose a country")
    choose_another_text = _("Choose another country")
    list_display = [
        "name",
        Column("code", label=_("Code"), sort_key="code"),
        Column("get_continent_display", label=_("Continent"), sort_key="continent"),
        Column("parent", label=_("Part of"), sort_key="parent__sort_name", classname=WIDE_ONLY),
    ]
    filterset_class = CountryFilterSet
    ordering = "sort_name"
    list_export = ["code", "name", "continent", "parent.code"]
    export_headings = {**{name: name for name in list_export}, "parent.code": "parent"}
    export_filename = "pays"
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("name")]),
        FieldPanel("description", widget=AdminAutoHeightTextInput),
        FieldPanel("continent"),
        FieldPanel("parent"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Country]:
        """Every country, with the one it is part of."""
        return Country.objects.select_related("parent")


class TerritoryViewSet(DirectoryViewSet):
    """French territories."""

    model = Territory
    icon = "site"
    menu_label = _("Territories")
    choose_one_text = _("Choose a territory")
    choose_another_text = _("Choose another territory")
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("code", label=_("INSEE code"), sort_key="code"),
        Column("parent", label=_("Region"), sort_key="parent__sort_name", classname=WIDE_ONLY),
    ]
    filterset_class = TerritoryFilterSet
    ordering = ["sort_name", "kind"]
    list_export = ["kind", "code", "name", "parent.code"]
    export_headings = {**{name: name for name in list_export}, "parent.code": "region"}
    export_filename = "territoires"
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
        FieldPanel("name"),
        FieldPanel("description", widget=AdminAutoHeightTextInput),
        FieldPanel("parent"),
        FieldPanel("slug"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Territory]:
        """Every territory, with its region."""
        return Territory.objects.select_related("parent")


class SDGViewSet(DirectoryViewSet):
    """Sustainable development goals."""

    model = SDG
    icon = "pick"
    menu_label = _("SDGs")
    list_display = ["name", NumberColumn("number", label=_("Number"), sort_key="number")]
    ordering = "number"
    list_export = ["number", "name"]
    export_headings = {name: name for name in list_export}
    export_filename = "odd"
    panels = [FieldPanel("number"), FieldPanel("name")]


class OrganisationKindViewSet(DirectoryViewSet):
    """Kinds of organisation."""

    model = OrganisationKind
    icon = "clipboard-list"
    menu_label = _("Kinds of organisation")
    choose_one_text = _("Choose a kind of organisation")
    choose_another_text = _("Choose another kind of organisation")
    list_display = [
        "name",
        Column("acronym", label=_("Acronym"), sort_key="acronym", classname=WIDE_ONLY),
        Column("get_family_display", label=_("Family"), sort_key="family"),
        NumberColumn("use_count", label=_("Uses"), sort_key="use_count"),
    ]
    filterset_class = OrganisationKindFilterSet
    ordering = "sort_name"
    list_export = ["slug", "name", "plural", "acronym", "family"]
    export_headings = {name: name for name in list_export}
    export_filename = "natures-d-organisme"
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("plural")]),
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("family")]),
        FieldPanel("slug"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OrganisationKind]:
        """Every kind, with the number of its uses."""
        return with_use_count(OrganisationKind.objects.all())


class CooperationKindViewSet(DirectoryViewSet):
    """Kinds of cooperation."""

    model = CooperationKind
    icon = "clipboard-list"
    menu_label = _("Kinds of cooperation")
    list_display = [
        "name",
        BooleanColumn("in_law", label=_("Listed by French law"), sort_key="in_law"),
        NumberColumn("use_count", label=_("Uses"), sort_key="use_count"),
    ]
    list_filter = ["in_law"]
    ordering = "sort_name"
    list_export = ["slug", "name", "definition", "in_law"]
    export_headings = {name: name for name in list_export}
    export_filename = "natures-de-cooperation"
    panels = [FieldPanel("name"), FieldPanel("definition"), FieldPanel("in_law"), FieldPanel("slug")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CooperationKind]:
        """Every kind, with the number of its uses."""
        return with_use_count(CooperationKind.objects.all())
