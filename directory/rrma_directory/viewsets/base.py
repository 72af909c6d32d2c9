"""What every list of the directory has in common."""

from django.utils.functional import Promise, cached_property
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from ..exports import SafeExportIndexView
from ..widgets import DirectoryChooser

WIDE_ONLY = "rrma-wide-only"
"""Class of the columns that a telephone leaves out."""


class DirectoryViewSet(SnippetViewSet):
    """A snippet of the directory: fifty rows a page, safe exports, a chooser in whole sentences."""

    index_view_class = SafeExportIndexView
    list_per_page = 50
    chooser_per_page = 20
    choose_one_text: str | Promise = ""
    choose_another_text: str | Promise = ""

    @cached_property
    def chooser_viewset(self) -> SnippetChooserViewSet:
        """Wagtail's chooser of this snippet, with buttons that read as French does."""
        chooser = super().chooser_viewset
        if self.choose_one_text:
            self.reword(chooser)
        return chooser

    def reword(self, chooser: SnippetChooserViewSet) -> None:
        """Gives `chooser` and its form widget the sentences of this viewset."""
        chooser.base_widget_class = DirectoryChooser
        chooser.choose_one_text = chooser.page_title = self.choose_one_text
        chooser.choose_another_text = self.choose_another_text
        if isinstance(widget := chooser.widget_class, AdminSnippetChooser):  # Wagtail 7: an instance, not a class
            widget.choose_one_text = self.choose_one_text
            widget.choose_another_text = self.choose_another_text
