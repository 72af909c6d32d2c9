"""Letters as files, for tests and for those who send them by another tool."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives

from rrma_newsletter import conf

from .base import Backend, BackendUnavailable, Fate, Outcome

__all__ = ["FileBackend"]


class FileBackend(Backend):
    """One `.eml` file a message, called after its Message-ID: the same message again is the same file."""

    def deliver(self, message: EmailMultiAlternatives) -> Outcome:
        """Write `message`; raises ImproperlyConfigured without a folder, BackendUnavailable where none can be made."""
        folder = conf.file_folder()
        if folder is None:
            raise ImproperlyConfigured('The file backend needs RRMA_NEWSLETTER["FILE_FOLDER"].')
        name = message.extra_headers["Message-ID"].strip("<>").replace("/", "_")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            unfinished = folder / f".{name}"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.replace(folder / f"{name}.eml")
        except OSError as error:
            raise BackendUnavailable(str(error)) from error
        return Outcome(Fate.ACCEPTED)
