"""A letter made ready to be sent or pasted: subject, HTML and plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rrma_newsletter import message, plain_text
from rrma_newsletter.drawing import content_of
from rrma_newsletter.profiles import PROFILES
from rrma_pages.layout import network_of

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["RenderedLetter", "rendered"]


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A message without its recipient."""

    subject: str
    html: str
    text: str


def rendered(page: NewsletterPage, *, profile: str = "own") -> RenderedLetter:
    """`page` as a message: as it was sent, else as it is drawn today.

    `profile` is one of `profiles.PROFILES`: with "own", the HTML and the text hold `{{ unsubscribe_url }}` and
    `{{ preferences_url }}` word for word, for each recipient's own addresses. Raises KeyError for another profile,
    ImproperlyConfigured where `mrml` is not installed.
    """
    chosen, content = PROFILES[profile], content_of(page)
    return RenderedLetter(
        subject=content.subject,
        html=message.html(content, chosen, network_of(page.get_site())),
        text=plain_text.plain_text(content, chosen),
    )
