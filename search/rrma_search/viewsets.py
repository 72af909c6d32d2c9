"""The admin's pages for the vocabularies of the search."""

from typing import Any

from django.contrib import messages
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from rrma_search.models import SynonymGroup
from rrma_search.synonym_views import ImportSynonymsView, export_synonyms, may_import

__all__ = ["NO_EFFECT", "SynonymGroupViewSet"]

NO_EFFECT = _("The search already takes these terms for the same word: the group is kept, and changes nothing.")
"""What the editor of a group is told that the search needs none for."""


class SynonymIndexView(IndexView):
    """The list of groups, with the way to take them out and in as a text."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's buttons, and those of the text."""
        viewset = SynonymGroup.snippet_viewset
        buttons = [*super().header_more_buttons]
        buttons.append(Button(_("Export as text"), url=reverse(viewset.get_url_name("export")), icon_name="download"))
        if may_import(self.request.user):
            buttons.append(Button(_("Import a text"), url=reverse(viewset.get_url_name("import")), icon_name="upload"))
        return buttons


class _TellsOfNoEffect:
    """Tells who saved a group that the search needs none for it: accents, capitals, hyphens and plurals are alike."""

    def save_instance(self) -> SynonymGroup:
        """Save as Wagtail does."""
        group = super().save_instance()
        if group.changes_nothing:
            messages.info(self.request, NO_EFFECT)
        return group


class SynonymCreateView(_TellsOfNoEffect, CreateView):
    """The form of a new group."""


class SynonymEditView(_TellsOfNoEffect, EditView):
    """The form of a group."""


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
    list_display = ["summary", "label"]
    list_filter = ["direction"]
    list_export = ["label", "direction", "terms", "targets"]
    export_filename = "synonymes"
    search_fields = ["label", "terms", "targets"]
    copy_view_enabled = True
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    panels = [
        MultiFieldPanel(
            [FieldPanel("terms"), FieldPanel("direction"), FieldPanel("targets")], heading=_("What stands for what")
        ),
        FieldPanel("label"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's addresses, and those of the text."""
        return [
            *super().get_urlpatterns(),
            path("export.txt", export_synonyms, name="export"),
            path("import/", ImportSynonymsView.as_view(), name="import"),
        ]
