"""Keywords in the admin: renamed by editing, merged by a page of their own."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.button import Button

from ..exports import SafeExportIndexView
from ..models import Keyword
from ..querysets import with_use_count
from ..views.keyword_merge import MergeKeywordView, may_merge
from .base import DirectoryViewSet


class KeywordIndexView(SafeExportIndexView):
    """The list of keywords, each with a button that merges it into another."""

    def get_list_more_buttons(self, instance: Keyword) -> list[Button]:
        """Wagtail's buttons, and that of the merge for who may use it."""
        buttons = super().get_list_more_buttons(instance)
        if may_merge(self.request.user):
            url = reverse(Keyword.snippet_viewset.get_url_name("merge"), args=[instance.pk])
            buttons.append(Button(_("Merge into another"), url=url, icon_name="resubmit", priority=25))
        return buttons


class KeywordViewSet(DirectoryViewSet):
    """Keywords."""

    model = Keyword
    icon = "tag"
    menu_label = _("Keywords")
    index_view_class = KeywordIndexView
    list_display = ["name", NumberColumn("use_count", label=_("Uses"), sort_key="use_count")]
    ordering = "sort_name"
    list_export = ["slug", "name", "use_count"]
    export_headings = {name: name for name in list_export}
    export_filename = "mots-cles"
    panels = [
        FieldPanel(
            "name", help_text=_("Changing it renames the keyword everywhere. To join two keywords, merge them instead.")
        ),
        FieldPanel("description", widget=AdminAutoHeightTextInput),
        FieldPanel("slug"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Keyword]:
        """Every keyword, with the number of its uses."""
        return with_use_count(Keyword.objects.all())

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's addresses, and that of the merge."""
        return [*super().get_urlpatterns(), path("merge/<int:pk>/", MergeKeywordView.as_view(), name="merge")]
