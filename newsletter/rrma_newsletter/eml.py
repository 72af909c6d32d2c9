"""A letter as a file that mail programs open."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives

from rrma_newsletter.letters import RenderedLetter

__all__ = ["message_of"]


def message_of(letter: RenderedLetter, to: tuple[str, ...] = (), subject: str = "") -> EmailMultiAlternatives:
    """`letter` as a message with its two shapes, from the site's own address; `subject` in place of its own if given.

    `X-Unsent` lets a mail program open the file as a draft.
    """
    message = EmailMultiAlternatives(subject or letter.subject, letter.text, to=to, headers={"X-Unsent": "1"})
    message.attach_alternative(letter.html, "text/html")
    return message
