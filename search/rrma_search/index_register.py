"""What the index holds, and what Elasticsearch has not taken: lists for administrators, which change nothing."""

from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from .conf import has_replica
from .kinds import get_kind
from .models import IndexedDocument, PendingReplica

__all__ = ["IndexRegister", "ReplicaRegister"]


class ReadOnly(PermissionHelper):
    """Whoever may view the rows may list and inspect them; nobody may do more."""

    def user_can_list(self, user: Any) -> bool:
        """With the permission to view."""
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_inspect_obj(self, user: Any, obj: Model) -> bool:
        """With the permission to view."""
        return self.user_can_list(user)

    def user_can_create(self, user: Any) -> bool:
        """Never: the projection writes."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Model) -> bool:
        """Never: the projection writes."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Model) -> bool:
        """Never: the projection writes."""
        return False


class ReadOnlyWithReplica(ReadOnly):
    """The same, where Elasticsearch is in use; elsewhere there is nothing to list."""

    def user_can_list(self, user: Any) -> bool:
        """With the permission to view, and a replica."""
        return has_replica() and super().user_can_list(user)


class KindFilter(SimpleListFilter):
    """Narrows the list to a kind of document, called by its name."""

    title = _("Type")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds that are there."""
        kinds = IndexedDocument.objects.present().order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, str(get_kind(kind).plural_label)) for kind in kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[IndexedDocument]) -> QuerySet[IndexedDocument]:
        """The documents of the chosen kind."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


class IndexRegister(ModelAdmin):
    """The register of the index in the settings menu."""

    model = IndexedDocument
    base_url_path = "rrma-search-index"
    menu_label = _("Search index")
    menu_icon = "search"
    add_to_settings_menu = True
    permission_helper_class = ReadOnly
    list_display = ("title", "kind_label", "date", "language", "updated_at")
    list_filter = (KindFilter, "language")
    search_fields = ("title", "key")
    ordering = ("-updated_at", "-pk")
    inspect_view_enabled = True
    inspect_view_fields = (
        "title",
        "summary",
        "body",
        "labels",
        "kind",
        "date",
        "url",
        "language",
        "sites",
        "expires",
        "boost",
        "updated_at",
        "version",
        "key",
    )

    @display(description=_("Type"), ordering="kind")
    def kind_label(self, row: IndexedDocument) -> str:
        """The name of the document's kind."""
        return str(get_kind(row.kind).label)

    def get_queryset(self, request: HttpRequest) -> QuerySet[IndexedDocument]:
        """The documents that are there."""
        return super().get_queryset(request).filter(deleted=False)


class ReplicaRegister(ModelAdmin):
    """The register of what waits for Elasticsearch or was refused by it, in the settings menu.

    `rrma_index retry` sends what was refused again.
    """

    model = PendingReplica
    base_url_path = "rrma-search-replica"
    menu_label = _("Elasticsearch: waiting and refused")
    menu_icon = "warning"
    add_to_settings_menu = True
    permission_helper_class = ReadOnlyWithReplica
    list_display = ("title", "key", "dead", "attempts", "queued_at", "error")
    list_filter = ("dead",)
    search_fields = ("document__title", "document__key", "last_error")
    list_select_related = ("document",)
    ordering = ("-dead", "queued_at")
    inspect_view_enabled = True
    inspect_view_fields = ("title", "key", "dead", "attempts", "queued_at", "version", "last_error")

    @display(description=_("title"), ordering="document__title")
    def title(self, row: PendingReplica) -> str:
        """The title of the document, or its key once it is withdrawn."""
        return str(row.document)

    @display(description=_("key"), ordering="document__key")
    def key(self, row: PendingReplica) -> str:
        """The key of the document."""
        return row.document.key

    @display(description=_("error"), ordering="last_error")
    def error(self, row: PendingReplica) -> str:
        """The beginning of what Elasticsearch said."""
        return Truncator(row.last_error).chars(200)
