"""The name of a message: the same however often it is sent, and known again when it comes back."""

from __future__ import annotations

import re
from email.utils import parseaddr

from django.utils.crypto import constant_time_compare, salted_hmac

from rrma_newsletter import conf
from rrma_newsletter.models import Delivery

__all__ = ["message_id", "read_message_id"]

PATTERN = re.compile(r"<?rrma\.([0-9]{1,18})\.([0-9a-f]{20})@")


def message_id(delivery: Delivery) -> str:
    """The Message-ID of the letter of one recipient, signed so that nobody can make up another."""
    domain = parseaddr(conf.from_address())[1].rpartition("@")[2] or "localhost"
    return f"<rrma.{delivery.pk}.{_signature(delivery.pk)}@{domain}>"


def read_message_id(value: str) -> int | None:
    """The number of the delivery of a Message-ID; None for one that is not ours."""
    found = PATTERN.search(value)
    if found is None or not constant_time_compare(found[2], _signature(int(found[1]))):
        return None
    return int(found[1])


def _signature(pk: int) -> str:
    return salted_hmac("rrma_newsletter.message_id", str(pk), algorithm="sha256").hexdigest()[:20]
