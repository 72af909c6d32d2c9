"""The letter as one recipient gets it."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from urllib.parse import quote, urlsplit

from django.core.mail import EmailMultiAlternatives
from django.utils.html import escape

from rrma_newsletter import conf
from rrma_newsletter.models import Delivery, Sending, Subscriber
from rrma_newsletter.sending.message_ids import message_id
from rrma_newsletter.subscriptions.links import letter_token, own_address

__all__ = ["message_to"]


def message_to(sending: Sending, delivery: Delivery, subscriber: Subscriber) -> EmailMultiAlternatives:
    """The letter of `sending` for `subscriber`, with links and headers of its own (RFC 2369, 2919, 8058)."""
    token = letter_token(subscriber.key, delivery.pk)
    links = {name: own_address(name, token, sending.web_url) for name in ("unsubscribe", "preferences")}
    message = EmailMultiAlternatives(
        sending.subject,
        _filled(sending.text, links),
        # Django's name for what goes into the envelope: what comes back goes there.
        from_email=parseaddr(conf.envelope_sender())[1],
        to=[subscriber.email],
        reply_to=[conf.reply_to()] if conf.reply_to() else None,
        headers=_headers(sending, delivery, links["unsubscribe"], token),
    )
    message.attach_alternative(_filled(sending.html, {name: escape(url) for name, url in links.items()}), "text/html")
    return message


def _filled(text: str, links: dict[str, str]) -> str:
    for name, url in links.items():
        text = text.replace(f"{{{{ {name}_url }}}}", url)
    return text


def _headers(sending: Sending, delivery: Delivery, unsubscribe: str, token: str) -> dict[str, str]:
    mailbox = conf.unsubscribe_mailbox()
    ways = [f"<{unsubscribe}>", *([f"<mailto:{mailbox}?subject={quote(token)}>"] if mailbox else [])]
    return {
        "From": formataddr(parseaddr(conf.from_address())),
        "Message-ID": message_id(delivery),
        "List-Id": f"<{conf.list_id() or _default_list(sending)}>",
        "List-Unsubscribe": ", ".join(ways),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
        # No reply of absence comes back, and other robots know what it is (RFC 3834).
        "Auto-Submitted": "auto-generated",
    }


def _default_list(sending: Sending) -> str:
    host = urlsplit(sending.web_url or own_address("subscribe")).hostname or "localhost"
    return f"{sending.cadence}.{host}"
