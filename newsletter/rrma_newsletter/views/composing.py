"""Composing a letter: the draft on one side, what may be picked on the other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rrma_newsletter import editing
from rrma_newsletter.balance import balances
from rrma_newsletter.drawing import content_of
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.tray import SHELVES, Tray

__all__ = ["ComposeView", "LetterView"]


class LetterView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one letter, for those who may edit it."""

    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raises PermissionDenied for who may not edit the letter, Http404 where there is none."""
        if not self.letter.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            return super().dispatch(request, *args, **kwargs)
        except ImproperlyConfigured as error:  # messages cannot be made here
            messages.error(request, _("This message cannot be made here: %(error)s") % {"error": error})
            return redirect(self.edit_url)

    @cached_property
    def letter(self) -> NewsletterPage:
        """The letter as it is kept."""
        return get_object_or_404(NewsletterPage, pk=self.kwargs["pk"])

    @cached_property
    def draft(self) -> NewsletterPage:
        """Its newest version."""
        return editing.draft_of(self.letter)

    def get_page_subtitle(self) -> str:
        """The title of the letter."""
        return self.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """The way back to the form of the letter."""
        form = {"url": self.edit_url, "label": self.draft.title}
        return [*self.breadcrumbs_items, form, {"url": "", "label": self.page_title}]

    @property
    def edit_url(self) -> str:
        """Where the letter is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.letter.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The letter, its draft, the address of its form."""
        context = {"letter": self.letter, "draft": self.draft, "edit_url": self.edit_url}
        return super().get_context_data(**context, **kwargs)

    def refuse_changes(self, request: HttpRequest) -> bool:
        """Whether the draft may not be changed; says why."""
        if self.letter.sent_at:
            messages.error(request, _("This letter was sent: it stays as it was."))
        elif self.letter.permissions_for_user(request.user).page_locked():
            messages.error(request, _("This letter is locked: nothing was changed."))
        else:
            return False
        return True


class ComposeView(LetterView):
    """The tray beside the draft; a click adds."""

    template_name = "rrma_newsletter/admin/compose.html"
    page_title = gettext_lazy("Compose")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tray, the draft as it is drawn (once sent, as it was), the balance, the section that is added to."""
        section = self.request.GET.get("section", "")
        stored = [
            {"id": block.get("id") or "", "title": block["value"].get("title") or ""}
            for block in self.draft.sections.raw_data
        ]
        return super().get_context_data(
            tray=Tray(self.draft, self.request.GET),
            shelves=SHELVES,
            content=content_of(self.draft),
            sections=stored,
            section=section or (stored[-1]["id"] if stored else ""),
            balances=balances(self.draft),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add the source `add` to the section `section`; then show the same tray again."""
        section = request.POST.get("section", "")
        if not self.refuse_changes(request):
            self._add(request.POST.get("add", ""), section)
        parameters = request.GET.copy()
        parameters["section"] = section
        return redirect(f"{request.path}?{parameters.urlencode()}")

    def _add(self, key: str, section: str) -> None:
        try:
            editing.add(self.letter, key, section, self.request.user)
        except ValueError:
            messages.error(self.request, _("Nothing was added: this cannot stand in a letter."))
