"""What every list of the directory has in common."""

from wagtail.snippets.views.snippets import SnippetViewSet

from ..exports import SafeExportIndexView


class DirectoryViewSet(SnippetViewSet):
    """A snippet of the directory: fifty rows a page, safe exports, a history of who changed what."""

    index_view_class = SafeExportIndexView
    list_per_page = 50
    chooser_per_page = 20
    add_to_admin_menu = False
