"""Checking a letter before it is sent: sources that changed, links, pictures, dates, size; and a trial to oneself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rrma_newsletter import editing, sources
from rrma_newsletter.eml import message_of
from rrma_newsletter.letters import rendered
from rrma_newsletter.verification import findings
from rrma_newsletter.views.composing import LetterView

__all__ = ["CheckView", "TrialView"]


class CheckView(LetterView):
    """What is to be resolved or looked at; a change is accepted, or its item taken out, with one click."""

    template_name = "rrma_newsletter/admin/check.html"
    page_title = gettext_lazy("Check")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The changes of the sources, and the findings; a letter that was sent has neither."""
        sent = self.letter.sent_at
        return super().get_context_data(
            changes=[] if sent else sources.changes(self.draft),
            findings=[] if sent else findings(self.draft),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Accept the source `accept`, or take out the item `remove`."""
        if not self.refuse_changes(request):
            if key := request.POST.get("accept"):
                if key in sources.keys_of(self.draft):
                    sources.accept(self.letter, key)
            elif item := request.POST.get("remove"):
                editing.remove(self.letter, item, request.user)
        return redirect(request.path)


class TrialView(LetterView):
    """Sends the letter to whoever asks, and to nobody else."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the draft to the address of the account; say so, or why not."""
        address = request.user.email
        if not address:
            messages.error(request, _("Your account has no e-mail address: give it one, then try again."))
        else:
            self._send(address)
        return redirect("rrma_newsletter_admin:check", self.letter.pk)

    def _send(self, address: str) -> None:
        letter = rendered(self.draft, profile="plain")
        message = message_of(letter, (address,), _("[Trial] %(subject)s") % {"subject": letter.subject})
        del message.extra_headers["X-Unsent"]
        try:
            message.send()
        except OSError as error:  # what smtplib raises too
            words = _("The message did not leave: %(error)s")
            messages.error(self.request, words % {"error": error})
        else:
            messages.success(self.request, _("Sent to %(address)s.") % {"address": address})
