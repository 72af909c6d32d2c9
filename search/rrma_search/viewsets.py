"""The admin's pages for the vocabularies of the search."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from rrma_search.models import SynonymGroup

__all__ = ["SynonymGroupViewSet"]


def _terms(group: SynonymGroup) -> str:
    """What stands for what; empty for a group without a label, which is called by it already."""
    return group.summary() if group.label else ""


class SynonymGroupViewSet(SnippetViewSet):
    """Synonyms of the search.

    Registered alone by this app; where `rrma_directory` is installed, its menu group « Vocabulaires » takes it in.
    """

    model = SynonymGroup
    icon = "search"
    menu_label = _("Search synonyms")
    menu_name = "search-synonyms"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", Column("summary", label=_("Terms"), accessor=_terms), "direction"]
    list_filter = ["direction"]
    list_export = ["label", "direction", "terms", "targets"]
    export_filename = "synonymes"
    search_fields = ["label", "terms", "targets"]
    copy_view_enabled = True
    panels = [
        MultiFieldPanel(
            [FieldPanel("terms"), FieldPanel("direction"), FieldPanel("targets")], heading=_("What stands for what")
        ),
        FieldPanel("label"),
    ]
