"""Synonyms as a text in the admin: downloaded, and taken back after a look at what would change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from .models import SynonymGroup
from .synonym_texts import MAX_ROWS, ImportReport, import_synonyms, lines, written

__all__ = ["ImportSynonymsView", "export_synonyms", "may_export", "may_import"]

MAX_BYTES = 500_000
POLICY = ModelPermissionPolicy(SynonymGroup)
User = AbstractBaseUser | AnonymousUser


def may_import(user: User) -> bool:
    """Whether `user` may both add and change groups, which is what an import does."""
    return all(POLICY.user_has_permission(user, action) for action in ("add", "change"))


def may_export(user: User) -> bool:
    """Whether `user` may see the groups."""
    return POLICY.user_has_any_permission(user, ("add", "change", "delete", "view"))


def export_synonyms(request: HttpRequest) -> HttpResponse:
    """Every group as a text file; raises PermissionDenied for who may not see them."""
    if not may_export(request.user):
        raise PermissionDenied
    # The mark at the start tells spreadsheets and Windows that it is UTF-8.
    answer = HttpResponse("\ufeff" + written(SynonymGroup.objects.all()), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="synonymes.txt"'
    return answer


class SynonymTextForm(forms.Form):
    """The text, typed or as a file."""

    file = forms.FileField(label=gettext_lazy("Text file"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Groups"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )

    def clean(self) -> dict[str, Any]:
        """The text of the file goes before what was typed; raises ValidationError for none, or for what is no text."""
        data = super().clean() or {}
        if data.get("file"):
            data["text"] = _read(data["file"])
        if not data.get("text", "").strip():
            raise forms.ValidationError(_("Give a file or some text."))
        if len(data["text"].splitlines()) > MAX_ROWS:
            raise forms.ValidationError(_("Give at most %(number)d lines.") % {"number": MAX_ROWS})
        if not any(lines(data["text"])):
            raise forms.ValidationError(_("There is nothing to import: no line holds a group."))
        return data


def _read(file: Any) -> str:
    if file.size > MAX_BYTES:
        raise forms.ValidationError(_("This file is too large for a list of synonyms."))
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise forms.ValidationError(_("This file is no text in UTF-8: save it again with this encoding.")) from error


class ImportSynonymsView(WagtailAdminTemplateMixin, FormView):
    """Reads a text, shows what each line would do, and does it once that is confirmed."""

    form_class = SynonymTextForm
    template_name = "rrma_search/admin/synonym_import.html"
    page_title = gettext_lazy("Import synonyms")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lets in who may add and change groups; raises PermissionDenied for others."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        groups = {"url": list_url(), "label": str(SynonymGroup.snippet_viewset.menu_label)}
        return [*self.breadcrumbs_items, groups, {"url": "", "label": self.page_title}]

    def form_valid(self, form: SynonymTextForm) -> HttpResponse:
        """Shows what would change; writes it when that page was confirmed and no line is faulty."""
        text = form.cleaned_data["text"]
        report = import_synonyms(text, user=self.request.user, dry_run="confirm" not in self.request.POST)
        if report.done:
            messages.success(self.request, _told(report))
            return redirect(list_url())
        # What was read from a file is sent back as text: a file cannot be.
        shown = SynonymTextForm(initial={"text": text})
        return self.render_to_response(self.get_context_data(form=shown, report=report, text=text))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the report, and the way back."""
        return super().get_context_data(back_url=list_url(), **kwargs)


def list_url() -> str:
    """The list of groups."""
    return reverse(SynonymGroup.snippet_viewset.get_url_name("list"))


def _told(report: ImportReport) -> str:
    return _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged.") % {
        outcome: report.count(outcome) for outcome in ("new", "changed", "unchanged")
    }
