"""Organisations and cooperations in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from ..filters import CooperationFilterSet, OrganisationFilterSet
from ..models import Cooperation, Organisation
from ..widgets import ScrolledCheckboxes
from .base import WIDE_ONLY, DirectoryViewSet


class OrganisationViewSet(DirectoryViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    list_display = [
        "name",
        Column("acronym", label=_("Acronym"), sort_key="acronym", classname=WIDE_ONLY),
        Column("kind", label=_("Kind"), sort_key="kind__sort_name"),
        Column("get_level_display", label=_("Level"), sort_key="level", classname=WIDE_ONLY),
        Column("territory", label=_("French territory"), sort_key="territory__sort_name", classname=WIDE_ONLY),
        Column("country", label=_("Country"), sort_key="country__sort_name"),
        UpdatedAtColumn(classname=WIDE_ONLY),
    ]
    filterset_class = OrganisationFilterSet
    ordering = "sort_name"
    export_filename = "organisations"
    list_export = [
        "slug",
        "name",
        "acronym",
        "aliases",
        "kind.slug",
        "kind.name",
        "family.label",
        "level",
        "place",
        "territory.facet_value",
        "country.code",
        "website",
        "founding_year",
        "closing_year",
        "description",
    ]
    export_headings = {
        **{name: name for name in list_export},
        "kind.slug": "kind",
        "kind.name": "kind_name",
        "family.label": "family",
        "territory.facet_value": "territory",
        "country.code": "country",
    }
    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("name"), FieldPanel("acronym")]), FieldPanel("aliases"), FieldPanel("slug")],
            heading=_("Names"),
        ),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("level")], heading=_("Kind and level")),
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("territory"), FieldPanel("country")], heading=_("Where it is")
        ),
        MultiFieldPanel(
            [
                FieldPanel("description"),
                FieldPanel("website"),
                FieldPanel("logo"),
                FieldRowPanel([FieldPanel("founding_year"), FieldPanel("closing_year")]),
            ],
            heading=_("For visitors"),
        ),
        FieldPanel("member_of", widget=ScrolledCheckboxes),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        """Every organisation, with what the columns show."""
        return Organisation.objects.select_related("kind", "territory__parent", "country")


class CooperationViewSet(DirectoryViewSet):
    """Cooperations."""

    model = Cooperation
    icon = "link"
    menu_label = _("Cooperations")
    list_display = [
        "title",
        Column("get_pattern_display", label=_("Pattern"), sort_key="pattern", classname=WIDE_ONLY),
        Column("start_year", label=_("Start"), sort_key="start_year"),
        Column("end_year", label=_("End"), sort_key="end_year"),
        UpdatedAtColumn(classname=WIDE_ONLY),
    ]
    filterset_class = CooperationFilterSet
    ordering = "sort_name"
    export_filename = "cooperations"
    list_export = ["slug", "title", "pattern", "start_year", "start_precision", "end_year", "summary"]
    export_headings = {name: name for name in list_export}
    panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("summary"), FieldPanel("slug")], heading=_("Title")),
        InlinePanel(
            "sides",
            heading=_("Organisations of the two sides"),
            label=_("Organisation"),
            panels=[FieldPanel("side"), FieldPanel("organisation")],
            help_text=_("“Here” is the French side, “there” the partners; as many as needed on each."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("pattern"),
                FieldPanel("kinds", widget=ScrolledCheckboxes),
                FieldPanel("themes", widget=ScrolledCheckboxes),
                FieldPanel("countries", widget=ScrolledCheckboxes),
            ],
            heading=_("Kind, themes and countries"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_year"), FieldPanel("start_precision")]),
                FieldPanel("end_year"),
            ],
            heading=_("Period"),
        ),
    ]
