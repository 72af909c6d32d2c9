"""Subscribers in the admin: looked at, exported, taken in, unsubscribed and erased, never edited."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from rrma_directory.exports import SafeExportIndexView
from rrma_directory.viewsets.base import WIDE_ONLY
from rrma_newsletter.choices import Cadence, LegalBasis, SubscriberState
from rrma_newsletter.inspect_views import RecordView
from rrma_newsletter.models import Subscriber
from rrma_newsletter.permission_policies import LookPolicy
from rrma_newsletter.views.subscribers import (
    EraseView,
    ImportView,
    UnsubscribeSomebodyView,
    export_csv,
    export_json,
)

__all__ = ["SubscriberViewSet"]


class SubscriberFilterSet(WagtailFilterSet):
    """Narrows the list by state, legal basis and letter."""

    state = django_filters.ChoiceFilter(choices=SubscriberState.choices, label=_("State"))
    legal_basis = django_filters.ChoiceFilter(choices=LegalBasis.choices, label=_("Legal basis"))
    cadence = django_filters.ChoiceFilter(
        choices=Cadence.choices, label=_("Letter"), field_name="cadence_choices__cadence"
    )

    class Meta:
        model = Subscriber
        fields: list[str] = []


class SubscriberIndexView(SafeExportIndexView):
    """The list, with the way to take in another."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's buttons, and that of the import."""
        buttons = [*super().header_more_buttons]
        if self.request.user.has_perm("rrma_newsletter.add_subscriber"):
            url = reverse(Subscriber.snippet_viewset.get_url_name("import"))
            buttons.append(Button(_("Import a list"), url=url, icon_name="upload"))
        return buttons


class SubscriberInspectView(RecordView):
    """All that is held of a person, and what can be done about it."""

    template_name = "rrma_newsletter/admin/subscriber.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The proofs, the letters sent, and the addresses of what `user` may do."""
        may = self.request.user.has_perm
        return super().get_context_data(
            proofs=self.object.proofs.all(),
            deliveries=self.object.deliveries.select_related("sending").order_by("-pk")[:50],
            json_url=self.address("json"),
            csv_url=self.address("csv"),
            unsubscribe_url=self.address("unsubscribe") if may("rrma_newsletter.change_subscriber") else "",
            erase_url=self.address("erase") if may("rrma_newsletter.delete_subscriber") else "",
            **kwargs,
        )

    def address(self, name: str) -> str:
        """Where one thing is done."""
        return reverse(Subscriber.snippet_viewset.get_url_name(name), args=[self.object.pk])


class SubscriberViewSet(SnippetViewSet):
    """Who gets letters, and who does not any more."""

    model = Subscriber
    icon = "group"
    menu_label = _("Subscribers")
    menu_name = "newsletter-subscribers"
    index_view_class = SubscriberIndexView
    inspect_view_enabled = True
    inspect_view_class = SubscriberInspectView
    inspect_view_fields = [
        "email",
        "state",
        "cadence_labels",
        "themes",
        "territories",
        "legal_basis",
        "informed_on",
        "created_at",
        "changed_at",
    ]
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "email",
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("cadence_labels", label=_("Letters"), classname=WIDE_ONLY),
        Column("get_legal_basis_display", label=_("Legal basis"), sort_key="legal_basis", classname=WIDE_ONLY),
        DateColumn("changed_at", label=_("Since"), sort_key="changed_at", classname=WIDE_ONLY),
    ]
    search_fields = ["email"]
    filterset_class = SubscriberFilterSet
    ordering = "email"
    list_export = ["email", "state", "cadence_labels", "legal_basis", "informed_on", "created_at", "changed_at"]
    export_headings = {**{name: name for name in list_export}, "cadence_labels": "letters"}
    export_filename = "abonnes"

    @cached_property
    def permission_policy(self) -> LookPolicy:
        """Nothing is typed here: see `views.subscribers` for what is done."""
        return LookPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subscriber]:
        """Subscribers with what the columns show."""
        return Subscriber.objects.prefetch_related("cadence_choices")

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's addresses, and ours."""
        return [
            *super().get_urlpatterns(),
            path("import/", ImportView.as_view(), name="import"),
            path("<int:pk>/donnees.json", export_json, name="json"),
            path("<int:pk>/donnees.csv", export_csv, name="csv"),
            path("<int:pk>/desinscrire/", UnsubscribeSomebodyView.as_view(), name="unsubscribe"),
            path("<int:pk>/effacer/", EraseView.as_view(), name="erase"),
        ]
