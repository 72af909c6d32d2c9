"""Answers that show a letter otherwise than as a page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

from rrma_newsletter import message as mail
from rrma_newsletter import plain_text as text
from rrma_newsletter.drawing import content_of
from rrma_newsletter.profiles import PROFILES
from rrma_pages.layout import network_of

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["message", "plain_text"]


def plain_text(letter: NewsletterPage) -> HttpResponse:
    """`letter` as plain text."""
    return HttpResponse(text.plain_text(content_of(letter)), content_type="text/plain; charset=utf-8")


def message(letter: NewsletterPage, dark: bool = False) -> HttpResponse:
    """`letter` as the message that this site sends, as a dark screen shows it if `dark`; without `mrml`, why not."""
    network = network_of(letter.get_site())
    try:
        return HttpResponse(mail.html(content_of(letter), PROFILES["own"], network, dark))
    except ImproperlyConfigured as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8")
