"""A letter to be pasted into another tool, or opened by a mail program."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from rrma_newsletter.eml import message_of
from rrma_newsletter.letters import rendered
from rrma_newsletter.profiles import PROFILES
from rrma_newsletter.views.composing import LetterView

__all__ = ["CopyView", "EmlView"]

PASTED = {name: profile for name, profile in PROFILES.items() if name != "own"}
"""What others send bears none of our own links."""


class CopyView(LetterView):
    """The letter for the tool `profile`: subject, HTML and plain text, each in a field to copy from."""

    template_name = "rrma_newsletter/admin/copy.html"
    page_title = gettext_lazy("Copy for…")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The profiles, the one chosen, the letter made for it; raises Http404 for one that does not exist."""
        name = self.kwargs.get("profile") or "brevo"
        if name not in PASTED:
            raise Http404
        made = {"rendered": rendered(self.draft, profile=name), "chosen": PASTED[name], "name": name}
        return super().get_context_data(profiles=PASTED, **made, **kwargs)


class EmlView(LetterView):
    """The letter as a file that mail programs open as a draft."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, named after the letter."""
        message = message_of(rendered(self.draft, profile="plain")).message()
        headers = {"Content-Disposition": f'attachment; filename="{self.letter.slug}.eml"'}
        return HttpResponse(message.as_bytes(), content_type="message/rfc822", headers=headers)
