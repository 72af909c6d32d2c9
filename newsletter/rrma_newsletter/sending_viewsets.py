"""Sendings in the admin: followed, paused, and read when they are over."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from rrma_directory.exports import SafeExportIndexView
from rrma_directory.viewsets.base import WIDE_ONLY
from rrma_newsletter.choices import DeliveryState, SendingState
from rrma_newsletter.inspect_views import RecordView
from rrma_newsletter.models import NewsletterPage, Sending
from rrma_newsletter.permission_policies import LookPolicy
from rrma_newsletter.sending.actions import ready_letters
from rrma_newsletter.sending.report import report_of, with_numbers
from rrma_newsletter.views.sendings import pause, resume

__all__ = ["SendingViewSet"]

SHOWN_REFUSALS = 100
SHOWN_LETTERS = 5
LATER = ("queued_at", "finished_at", "campaign")


class SendingIndexView(SafeExportIndexView):
    """The list, with the letters that are ready to leave."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's buttons, and one for each published letter that nobody has sent, newest first."""
        buttons = [*super().header_more_buttons]
        if self.request.user.has_perm("rrma_newsletter.add_sending"):
            buttons += [self.start_button(letter) for letter in ready_letters()[:SHOWN_LETTERS]]
        return buttons

    def start_button(self, letter: NewsletterPage) -> Button:
        """The way to send `letter`."""
        url = reverse("rrma_newsletter_admin:send", args=[letter.pk])
        return Button(_("Send “%(title)s”") % {"title": letter.title}, url=url, icon_name="mail")


class SendingInspectView(RecordView):
    """Where a sending stands, in numbers, and the refusals in the words of the servers."""

    template_name = "rrma_newsletter/admin/sending.html"

    def get_fields_context(self) -> list[dict[str, Any]]:
        """What is shown of it: an end or a campaign only where there is one."""
        shown = [name for name in self.fields if name not in LATER or getattr(self.object, name)]
        return [self.get_context_for_field(name) for name in shown]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers, the refusals, and what `user` may do."""
        may = self.request.user.has_perm("rrma_newsletter.change_sending")
        going = self.object.state in (SendingState.QUEUED, SendingState.RUNNING)
        paused = self.object.state == SendingState.PAUSED
        refused = self.object.deliveries.filter(state__in=[DeliveryState.REFUSED, DeliveryState.BOUNCED])
        return super().get_context_data(
            report=report_of(self.object),
            refusals=refused.select_related("subscriber").order_by("pk")[:SHOWN_REFUSALS],
            shows_addresses=self.request.user.has_perm("rrma_newsletter.view_subscriber"),
            pause_url=self.address("pause") if may and going else "",
            resume_url=self.address("resume") if may and paused else "",
            **kwargs,
        )

    def address(self, name: str) -> str:
        """Where one thing is done."""
        return reverse(Sending.snippet_viewset.get_url_name(name), args=[self.object.pk])


class SendingViewSet(SnippetViewSet):
    """Letters on their way, and those that left."""

    model = Sending
    icon = "mail"
    menu_label = _("Sendings")
    menu_name = "newsletter-sendings"
    index_view_class = SendingIndexView
    inspect_view_enabled = True
    inspect_view_class = SendingInspectView
    inspect_view_fields = ["state", "created_at", "started_by", "queued_at", "finished_at", "campaign"]
    copy_view_enabled = False
    list_display = [
        "subject",
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Started"), sort_key="created_at", classname=WIDE_ONLY),
        NumberColumn("total", label=_("Recipients"), classname=WIDE_ONLY),
        NumberColumn("sent", label=_("Sent")),
        NumberColumn("refused", label=_("Refused or came back"), classname=WIDE_ONLY),
    ]
    list_export = ["subject", "state", "created_at", "finished_at", "total", "sent", "refused"]
    export_headings = {name: name for name in list_export}
    export_filename = "envois"
    search_fields = ["subject"]
    ordering = ["-created_at"]

    @cached_property
    def permission_policy(self) -> LookPolicy:
        """A sending is not edited: see `views.sendings` for what is done."""
        return LookPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sending]:
        """Sendings with their numbers."""
        return with_numbers(Sending.objects.all())

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's addresses, and ours."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/pause/", pause, name="pause"),
            path("<int:pk>/reprise/", resume, name="resume"),
        ]
