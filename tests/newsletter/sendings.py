"""Sendings for the tests, and a mail server that takes what it is told to take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import StringIO
from typing import Any

from aiosmtpd.controller import Controller
from django.core.management import call_command

from rrma_newsletter.choices import Cadence
from rrma_newsletter.models import Sending
from tests.site.ports import free_port

__all__ = ["MailServer", "mail_server", "send", "sending"]

HTML = '<p>Bonjour</p><a href="{{ unsubscribe_url }}">Partir</a> <a href="{{ preferences_url }}">Choisir</a>'
TEXT = "Bonjour\nPartir : {{ unsubscribe_url }}\nChoisir : {{ preferences_url }}\n"


def sending(**values: Any) -> Sending:
    """A letter that somebody has started to send."""
    return Sending.objects.create(
        **{
            "subject": "Bulletin n° 1 : l’été",
            "html": HTML,
            "text": TEXT,
            "web_url": "https://reseau.example.org/lettres/1/",
            "cadence": Cadence.MONTHLY,
            **values,
        }
    )


def send() -> str:
    """What the command says that sends what is due."""
    out = StringIO()
    call_command("rrma_newsletter", "send", "--once", stdout=out)
    return out.getvalue()


class MailServer:
    """Takes messages over SMTP. `answers` maps an address to what is said of it, instead of taking it."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.envelopes: list[tuple[str, str]] = []
        self.answers: dict[str, str] = {}
        self.connections = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]) -> Any:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        if "content" in self.answers:
            return self.answers["content"]
        self.messages.append(message)
        self.envelopes += [(envelope.mail_from, address) for address in envelope.rcpt_tos]
        return "250 OK"

    @property
    def recipients(self) -> Counter[str]:
        """How many messages each address got."""
        return Counter(address for _sender, address in self.envelopes)


@contextmanager
def mail_server(settings: Any, handler: MailServer | None = None) -> Iterator[Any]:
    """A mail server of its own, which Django's settings name as long as it runs."""
    handler = handler or MailServer()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = controller.port
        yield handler
    finally:
        controller.stop()
