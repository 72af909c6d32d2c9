"""Starting, pausing and going on with the sending of a letter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rrma_newsletter.models import NewsletterPage, Sending
from rrma_newsletter.sending import actions
from rrma_newsletter.sending.audience import wanting

__all__ = ["StartView", "pause", "report_url", "resume"]


def report_url(sending: Sending) -> str:
    """Where the sending is followed."""
    return reverse(Sending.snippet_viewset.get_url_name("inspect"), args=[sending.pk])


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """Says to how many a letter goes, or why it cannot; the button sends it."""

    template_name = "rrma_newsletter/admin/start.html"
    page_title = gettext_lazy("Send")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lets in who may send; raises PermissionDenied for others."""
        if not request.user.has_perm("rrma_newsletter.add_sending"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def letter(self) -> NewsletterPage:
        """The letter as it is published; raises Http404 when it is gone."""
        return get_object_or_404(NewsletterPage, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The title of the letter."""
        return self.letter.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way to the other sendings."""
        sendings = {
            "url": reverse(Sending.snippet_viewset.get_url_name("list")),
            "label": str(Sending.snippet_viewset.menu_label),
        }
        return [*self.breadcrumbs_items, sendings, {"url": "", "label": self.page_title, "sublabel": self.letter.title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; that of the sending when there is one."""
        sending = Sending.objects.filter(page=self.letter.pk).first()
        return redirect(report_url(sending)) if sending else super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The letter is among those to be sent; pressed twice, it is sent once."""
        try:
            sending = actions.start(self.letter, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        messages.success(request, _("The letter is on its way."))
        return redirect(report_url(sending))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The number of recipients, and what stands in the way."""
        return super().get_context_data(
            letter=self.letter,
            reasons=actions.why_not(self.letter),
            recipients=wanting(self.letter).count(),
            back_url=reverse("wagtailadmin_pages:edit", args=[self.letter.pk]),
            **kwargs,
        )


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing leaves any more; raises PermissionDenied for who may not send."""
    sending = _changed_by(request, pk)
    if actions.pause(sending):
        messages.success(request, _("Paused: nothing leaves until you go on."))
    return redirect(report_url(sending))


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes on; raises PermissionDenied for who may not send."""
    sending = _changed_by(request, pk)
    if actions.resume(sending):
        messages.success(request, _("It goes on where it stopped."))
    return redirect(report_url(sending))


def _changed_by(request: HttpRequest, pk: int) -> Sending:
    if not request.user.has_perm("rrma_newsletter.change_sending"):
        raise PermissionDenied
    return get_object_or_404(Sending, pk=pk)
