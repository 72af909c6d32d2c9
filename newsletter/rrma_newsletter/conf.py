"""Settings of the letters, one function each, read when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

__all__ = [
    "DEFAULTS",
    "attempts",
    "backend_path",
    "batch_size",
    "campaign_recipients",
    "confirmation_time",
    "envelope_sender",
    "file_folder",
    "from_address",
    "import_limit",
    "list_id",
    "newsletter_settings",
    "rate",
    "reply_to",
    "requests_per_hour",
    "retry_delay",
    "unsubscribe_mailbox",
    "unsubscribed_time",
]

DEFAULTS: Mapping[str, Any] = {
    "BACKEND": "rrma_newsletter.backends.smtp.SMTPBackend",
    "FROM": None,
    "REPLY_TO": None,
    "ENVELOPE_SENDER": None,
    "UNSUBSCRIBE_MAILBOX": None,
    "LIST_ID": None,
    "MESSAGES_PER_MINUTE": 300,
    "BATCH_SIZE": 50,
    "ATTEMPTS": 5,
    "RETRY_MINUTES": 15,
    "FILE_FOLDER": None,
    "CAMPAIGN_RECIPIENTS": None,
    "REQUESTS_PER_HOUR": 20,
    "UNCONFIRMED_DAYS": 14,
    "UNSUBSCRIBED_MONTHS": 12,
    "IMPORT_LIMIT": 20_000,
}
"""The keys of the setting `RRMA_NEWSLETTER` and their defaults."""


def newsletter_settings() -> Mapping[str, Any]:
    """The setting `RRMA_NEWSLETTER` over its defaults; a wrong one (see the system checks) counts as empty."""
    given = getattr(settings, "RRMA_NEWSLETTER", {})
    return {**DEFAULTS, **given} if isinstance(given, Mapping) else dict(DEFAULTS)


def backend_path() -> str:
    """`RRMA_NEWSLETTER["BACKEND"]`: the class that letters leave by, as a dotted path (default: Django's e-mail)."""
    return str(newsletter_settings()["BACKEND"])


def from_address() -> str:
    """`RRMA_NEWSLETTER["FROM"]`: who letters are from, « Name <address> » (default: `DEFAULT_FROM_EMAIL`)."""
    return newsletter_settings()["FROM"] or settings.DEFAULT_FROM_EMAIL


def reply_to() -> str:
    """`RRMA_NEWSLETTER["REPLY_TO"]`: where answers go (default "": to the sender)."""
    return newsletter_settings()["REPLY_TO"] or ""


def envelope_sender() -> str:
    """`RRMA_NEWSLETTER["ENVELOPE_SENDER"]`: the mailbox that gets what comes back (default: the sender's)."""
    return newsletter_settings()["ENVELOPE_SENDER"] or from_address()


def unsubscribe_mailbox() -> str:
    """`RRMA_NEWSLETTER["UNSUBSCRIBE_MAILBOX"]`: an address to unsubscribe by mail (default "": by link alone)."""
    return newsletter_settings()["UNSUBSCRIBE_MAILBOX"] or ""


def list_id() -> str:
    """`RRMA_NEWSLETTER["LIST_ID"]`: the List-Id of the letters (default "": made of the site's host name)."""
    return newsletter_settings()["LIST_ID"] or ""


def rate() -> float:
    """`RRMA_NEWSLETTER["MESSAGES_PER_MINUTE"]`: how many letters leave within a minute at most (0: any number)."""
    return float(newsletter_settings()["MESSAGES_PER_MINUTE"])


def batch_size() -> int:
    """`RRMA_NEWSLETTER["BATCH_SIZE"]`: how many letters leave over one connection."""
    return int(newsletter_settings()["BATCH_SIZE"])


def attempts() -> int:
    """`RRMA_NEWSLETTER["ATTEMPTS"]`: how often a letter is tried that the server does not take for the moment."""
    return int(newsletter_settings()["ATTEMPTS"])


def retry_delay() -> timedelta:
    """`RRMA_NEWSLETTER["RETRY_MINUTES"]`: how long the second attempt waits; each later one twice as long."""
    return timedelta(minutes=newsletter_settings()["RETRY_MINUTES"])


def file_folder() -> Path | None:
    """`RRMA_NEWSLETTER["FILE_FOLDER"]`: where the file backend writes messages (default None)."""
    given = newsletter_settings()["FILE_FOLDER"]
    return Path(given) if given else None


def campaign_recipients() -> str:
    """`RRMA_NEWSLETTER["CAMPAIGN_RECIPIENTS"]`: the name of recipients that wagtail-newsletter knows (default "")."""
    return newsletter_settings()["CAMPAIGN_RECIPIENTS"] or ""


def requests_per_hour() -> int:
    """`RRMA_NEWSLETTER["REQUESTS_PER_HOUR"]`: how often one client may ask for a subscription within an hour.

    One address is written to three times at most.
    """
    return int(newsletter_settings()["REQUESTS_PER_HOUR"])


def confirmation_time() -> timedelta:
    """`RRMA_NEWSLETTER["UNCONFIRMED_DAYS"]`: how long a subscription may be confirmed; then it is deleted."""
    return timedelta(days=newsletter_settings()["UNCONFIRMED_DAYS"])


def unsubscribed_time() -> timedelta:
    """`RRMA_NEWSLETTER["UNSUBSCRIBED_MONTHS"]`: how long who left is kept, in months of thirty days."""
    return timedelta(days=30 * newsletter_settings()["UNSUBSCRIBED_MONTHS"])


def import_limit() -> int:
    """`RRMA_NEWSLETTER["IMPORT_LIMIT"]`: how many rows a list of subscribers may have."""
    return int(newsletter_settings()["IMPORT_LIMIT"])
