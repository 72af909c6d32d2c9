"""What is done about subscribers in the admin."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rrma_newsletter import conf
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.actions import unsubscribe
from rrma_newsletter.subscriptions.import_rows import ImportRow
from rrma_newsletter.subscriptions.importing import ImportReport, import_subscribers
from rrma_newsletter.subscriptions.offers import offers
from rrma_newsletter.subscriptions.personal_data import as_csv, erase, held_of
from rrma_newsletter.subscriptions.tables import MAX_BYTES, text_of

__all__ = ["EraseView", "ImportView", "UnsubscribeSomebodyView", "export_csv", "export_json"]

SHOWN_ROWS = 500


def list_url() -> str:
    """The list of subscribers."""
    return reverse(Subscriber.snippet_viewset.get_url_name("list"))


def export_json(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is held of a person as JSON; raises PermissionDenied for who may not see it."""
    text = json.dumps(held_of(_seen_by(request, pk)), ensure_ascii=False, indent=2)
    return _file(text, "application/json", "donnees.json")


def export_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a table; raises PermissionDenied for who may not see it."""
    # The mark at the start tells spreadsheets that it is UTF-8.
    return _file("\ufeff" + as_csv(_seen_by(request, pk)), "text/csv; charset=utf-8", "donnees.csv")


def _seen_by(request: HttpRequest, pk: int) -> Subscriber:
    if not request.user.has_perm("rrma_newsletter.view_subscriber"):
        raise PermissionDenied
    return get_object_or_404(Subscriber, pk=pk)


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store, private"
    return answer


class SubscriberActionView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether something is really to be done to a subscriber, and does it."""

    template_name = "rrma_newsletter/admin/subscriber_action.html"
    header_icon = "group"
    permission = ""
    question: str | Promise = ""
    button: str | Promise = ""
    is_serious = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lets in who has the `permission`; raises PermissionDenied for others."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def subscriber(self) -> Subscriber:
        """The person; raises Http404 when it is gone."""
        return get_object_or_404(Subscriber, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The address."""
        return self.subscriber.email

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        people = {"url": list_url(), "label": str(Subscriber.snippet_viewset.menu_label)}
        here = {"url": "", "label": self.page_title, "sublabel": self.subscriber.email}
        return [*self.breadcrumbs_items, people, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, the button, and the way back."""
        back_url = reverse(Subscriber.snippet_viewset.get_url_name("inspect"), args=[self.subscriber.pk])
        return super().get_context_data(view=self, back_url=back_url, **kwargs)


class UnsubscribeSomebodyView(SubscriberActionView):
    """For who asks by telephone."""

    page_title = gettext_lazy("Unsubscribe this person")
    permission = "rrma_newsletter.change_subscriber"
    question = gettext_lazy("No letter comes to this address any more. The person can come back by the public form.")
    button = gettext_lazy("Yes, unsubscribe")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Unsubscribed."""
        unsubscribe(self.subscriber, source="admin")
        messages.success(request, _("Unsubscribed."))
        return redirect(list_url())


class EraseView(SubscriberActionView):
    """For who asks that nothing be left."""

    page_title = gettext_lazy("Erase")
    permission = "rrma_newsletter.delete_subscriber"
    question = gettext_lazy(
        "Address, choices and proofs are erased for good, here and in the log; the numbers of the letters sent stay. "
        "Backups are not reached."
    )
    button = gettext_lazy("Yes, erase all")
    is_serious = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Erased; the message names nobody."""
        erase(self.subscriber)
        messages.success(request, _("All that was held of this person is erased."))
        return redirect(list_url())


class ListForm(forms.Form):
    """A list as a file, or pasted."""

    file = forms.FileField(label=gettext_lazy("File (CSV or XLSX)"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or lines of a table"),
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where the list comes from"),
        max_length=150,
        help_text=gettext_lazy("Kept as a proof, for instance “Members 2026, sign-up sheet of the general meeting”."),
    )

    def clean(self) -> dict[str, Any]:
        """The text of the file goes before what was pasted; raises ValidationError for none."""
        data = super().clean() or {}
        if data.get("file"):
            data["text"] = text_of(data["file"].name, data["file"].read(MAX_BYTES + 1), conf.import_limit())
            # What was read is shown again beside an error: browsers do not give a file twice.
            self.data = {**self.data.dict(), "text": data["text"]}
        if not data.get("text", "").strip():
            raise ValidationError(_("Give a file or some lines."))
        return data


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Reads a list, shows what each line would do, does it once confirmed, and gives back what was not taken."""

    form_class = ListForm
    template_name = "rrma_newsletter/admin/subscriber_import.html"
    page_title = gettext_lazy("Import a list")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lets in who may add subscribers; raises PermissionDenied for others."""
        if not request.user.has_perm("rrma_newsletter.add_subscriber"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        people = {"url": list_url(), "label": str(Subscriber.snippet_viewset.menu_label)}
        return [*self.breadcrumbs_items, people, {"url": "", "label": self.page_title}]

    def form_valid(self, form: ListForm) -> HttpResponse:
        """Shows what would happen; writes it when that page was confirmed."""
        text, source = form.cleaned_data["text"], form.cleaned_data["source"]
        is_looked_at = self.request.POST.get("confirm") == _fingerprint(text)
        try:
            report = import_subscribers(text, source=source, dry_run=not is_looked_at)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        if report.done:
            messages.success(self.request, _told(report))
            text = report.left_over
            if not text:
                return redirect(list_url())
        again = ListForm(initial={"text": text, "source": source})
        return self.render_to_response(self.get_context_data(form=again, report=report, looked_at=_fingerprint(text)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the lines that are shown, what may be named, and the way back."""
        report: ImportReport | None = kwargs.get("report")
        rows = _rows_of(report) if report else []
        return super().get_context_data(
            back_url=list_url(),
            offers=offers(),
            rows=rows[:SHOWN_ROWS],
            more=max(0, len(rows) - SHOWN_ROWS),
            **kwargs,
        )


def _rows_of(report: ImportReport) -> list[ImportRow]:
    """What cannot be taken comes first: it is what there is to do; once the others are taken, it is all there is."""
    return report.faulty if report.done else sorted(report.rows, key=lambda row: (not row.error, row.number))


def _fingerprint(text: str) -> str:
    """What tells a list that was looked at from one that was altered since; browsers send lines as they like."""
    return sha256("\n".join(text.strip().splitlines()).encode()).hexdigest()


def _told(report: ImportReport) -> str:
    return ngettext("%(count)d subscriber was added.", "%(count)d subscribers were added.", report.new) % {
        "count": report.new
    }
