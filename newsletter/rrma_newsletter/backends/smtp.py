"""Letters by Django's own e-mail, which is SMTP unless the project says otherwise."""

from __future__ import annotations

from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from .base import Backend, BackendUnavailable, Fate, Outcome

__all__ = ["SMTPBackend", "read_answer"]

TIMEOUT = 20
"""Seconds that a server may take for each step, where `EMAIL_TIMEOUT` does not say."""


class SMTPBackend(Backend):
    """One connection for a batch of messages."""

    def __init__(self) -> None:
        """The connection opens with the batch."""
        self.connection: Any = get_connection(timeout=settings.EMAIL_TIMEOUT or TIMEOUT)

    def __enter__(self) -> Self:
        """Opens the connection; raises BackendUnavailable when the server does not answer."""
        try:
            self.connection.open()
        except (OSError, SMTPException) as error:
            raise BackendUnavailable(str(error)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Closes it."""
        self.connection.close()

    def deliver(self, message: EmailMultiAlternatives) -> Outcome:
        """Send `message`; raises BackendUnavailable when the connection is lost or the sender is not wanted."""
        try:
            self.connection.send_messages([message])
        except SMTPRecipientsRefused as error:
            return read_answer(*next(iter(error.recipients.values())))
        except (SMTPAuthenticationError, SMTPSenderRefused) as error:
            raise BackendUnavailable(str(error)) from error
        except SMTPResponseException as error:
            if error.smtp_code == 421:  # the server closes the connection
                raise BackendUnavailable(str(error)) from error
            return read_answer(error.smtp_code, error.smtp_error)
        except (SMTPNotSupportedError, ValueError) as error:  # an address that this server cannot write to
            return Outcome(Fate.REFUSED, str(error))
        except (OSError, SMTPException) as error:
            raise BackendUnavailable(str(error)) from error
        return Outcome(Fate.ACCEPTED)


def read_answer(code: int, text: bytes | str) -> Outcome:
    """What a refusal of a server means (RFC 5321, 4.2.1): codes from 500 on are for good, others for the moment."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Outcome(Fate.REFUSED if code >= 500 else Fate.DEFERRED, f"{code} {words}")
