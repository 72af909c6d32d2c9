"""What comes back: a mailbox is gone (RFC 3464), a reader complains (RFC 5965) or unsubscribes by mail (RFC 2369)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from rrma_newsletter.choices import DeliveryState, ProofEvent
from rrma_newsletter.fields import normalised_address
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.sending.message_ids import read_message_id
from rrma_newsletter.subscriptions.actions import suspend, unsubscribe
from rrma_newsletter.subscriptions.links import read_letter_token

__all__ = ["Failure", "mailbox_is_gone", "take_back"]

GONE = re.compile(r"\b5\.[0124]\.\d{1,3}\b")
"""Status codes (RFC 3463) of an address, a mailbox or a host that is no good; 5.3, 5.6 and 5.7 blame the message."""
TOKEN = re.compile(r"[\w-]+\.[0-9]{1,18}:[\w-]+", re.ASCII)
"""What `letter_token` gives, wherever a mail program puts it in the subject."""
WAS_SENT = [DeliveryState.SENT, DeliveryState.BOUNCED]
LARGEST = 5_000_000
"""Bytes of a message that are read."""


@dataclass(frozen=True)
class Failure:
    """A recipient that a server gave up: the address as the server writes it, and the status code."""

    address: str
    status: str


def mailbox_is_gone(answer: str) -> bool:
    """Whether the words or the status of a mail server say that nothing will ever arrive at the address."""
    return GONE.search(answer) is not None


def take_back(raw: bytes) -> int:
    """Read one message; how many subscribers it concerned.

    What is neither a bounce, nor a complaint, nor bears the token of an unsubscription concerns none.
    """
    message = message_from_bytes(raw[:LARGEST], policy=policy.compat32)
    kind = str(message.get_param("report-type", "")).lower()
    if message.get_content_type() != "multipart/report":
        return _unsubscribed(message)
    if kind == "delivery-status":
        return sum(_bounced(message, failure) for failure in _failures(message))
    return _complained(message) if kind == "feedback-report" else 0


def _unsubscribed(message: Message) -> int:
    """The subject that the header List-Unsubscribe gives a message is signed: it counts, whoever says to have sent it.

    Nobody is unsubscribed by the sender's address alone, which anybody can write.
    """
    token = TOKEN.search(_subject(message))
    found = read_letter_token(token[0]) if token else None
    if found is None:
        return 0
    unsubscribe(found[0], source="mail", delivery=found[1])
    return 1


def _subject(message: Message) -> str:
    try:
        return str(make_header(decode_header(message.get("Subject", ""))))
    except (HeaderParseError, LookupError, ValueError):  # an unknown character set, or an encoding cut short
        return ""


def _failures(message: Message) -> Iterator[Failure]:
    """The recipients of a delivery status notification that were given up for good."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and isinstance(part.get_payload(), list):
            for block in part.get_payload():
                if str(block.get("Action", "")).strip().lower() == "failed" and "Final-Recipient" in block:
                    address = str(block["Final-Recipient"]).partition(";")[2]
                    yield Failure(normalised_address(address), str(block.get("Status", "")).strip())


def _bounced(message: Message, failure: Failure) -> bool:
    delivery = _by_message_id(message) or _last_sent_to(failure.address)
    if delivery is None:
        return False
    sent = Delivery.objects.filter(pk=delivery.pk, state__in=WAS_SENT)
    sent.update(state=DeliveryState.BOUNCED, answer=failure.status[:500])
    if delivery.subscriber and mailbox_is_gone(failure.status):
        suspend(delivery.subscriber, ProofEvent.BOUNCED, source=f"DSN {failure.status}")
    return True


def _complained(message: Message) -> int:
    delivery = _by_message_id(message)
    if delivery is None or delivery.subscriber is None:
        return 0
    suspend(delivery.subscriber, ProofEvent.COMPLAINED, source="ARF")
    return 1


def _by_message_id(message: Message) -> Delivery | None:
    """The delivery whose letter, or whose headers, came back inside: their Message-ID is signed by us."""
    for text in _returned(message):
        pk = read_message_id(text)
        if pk is not None:
            return Delivery.objects.select_related("subscriber").filter(pk=pk).first()
    return None


def _returned(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield str(message_from_bytes(part.get_payload(decode=True) or b"").get("Message-ID", ""))
        elif part.get_content_type() == "message/rfc822" and part.is_multipart():
            yield str(part.get_payload(0).get("Message-ID", ""))


def _last_sent_to(address: str) -> Delivery | None:
    """Some servers send nothing back: then the last letter that left to the address."""
    subscriber = Subscriber.objects.filter(email=address).first() if "\x00" not in address else None
    if subscriber is None:
        return None
    return subscriber.deliveries.select_related("subscriber").filter(state__in=WAS_SENT).order_by("-pk").first()
