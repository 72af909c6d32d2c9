"""The messages of a subscription: to confirm it, or to tell who has one already how to change it."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from rrma_newsletter import conf
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.links import Choices, confirmation_token, letter_token, own_address

__all__ = ["send_confirmation", "send_reminder", "sender_name"]


def sender_name() -> str:
    """The name that messages are from, or the address where there is none."""
    name, address = parseaddr(conf.from_address())
    return name or address


def send_confirmation(subscriber: Subscriber, choices: Choices, base: str = "") -> None:
    """Ask whether it was really the person; raises OSError or SMTPException when the message cannot leave."""
    token = confirmation_token(subscriber, choices)
    with override(subscriber.language):
        _send(subscriber, _("Confirm your subscription"), "confirmation", url=own_address("confirm", token, base))


def send_reminder(subscriber: Subscriber, base: str = "") -> None:
    """Tell who subscribes anew that all is well; raises OSError or SMTPException when the message cannot leave."""
    token = letter_token(subscriber.key)
    with override(subscriber.language):
        _send(
            subscriber,
            _("You are already subscribed"),
            "reminder",
            url=own_address("preferences", token, base),
            unsubscribe_url=own_address("unsubscribe", token, base),
        )


def _send(subscriber: Subscriber, subject: str, template: str, **context: Any) -> None:
    context = {
        "sender": sender_name(),
        "days": conf.confirmation_time().days,
        "address": subscriber.email,
        **context,
    }
    text = render_to_string(f"rrma_newsletter/subscriptions/mail_{template}.txt", context)
    message = EmailMessage(
        subject,
        text.strip() + "\n",
        from_email=formataddr(parseaddr(conf.from_address())),
        to=[subscriber.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.send()
