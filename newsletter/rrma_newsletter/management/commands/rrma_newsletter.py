"""`rrma_newsletter`: send letters, read what comes back, delete what is kept no longer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rrma_newsletter.backends import BackendUnavailable
from rrma_newsletter.sending.lease import Lease
from rrma_newsletter.sending.mailboxes import messages_in
from rrma_newsletter.sending.returns import take_back
from rrma_newsletter.sending.sender import LeaseLost, Sender
from rrma_newsletter.subscriptions.retention import tidy

IDLE = 5
"""Seconds between two looks for something to send."""
PATIENCE = 60
"""Seconds until a mail server that did not answer is tried again."""


class Command(BaseCommand):
    """The work of the letters that no visitor waits for."""

    help = "Sends letters (send), reads what comes back (bounces), deletes what is kept no longer (tidy)."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        actions = parser.add_subparsers(dest="action", required=True)
        send = actions.add_parser("send", help="send what was started, and wait for more")
        send.add_argument("--once", action="store_true", help="send what is due, then end")
        bounces = actions.add_parser(
            "bounces", help="suspend whose mailbox is gone or who complained, unsubscribe who asks by mail"
        )
        bounces.add_argument(
            "place", help="a Maildir, a folder, a message or an mbox as a file, or - for standard input"
        )
        actions.add_parser("tidy", help="delete who never confirmed, and who left long ago")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; raises CommandError when nothing can leave."""
        getattr(self, options["action"])(**options)

    def tidy(self, **options: Any) -> None:
        """Tell how many were deleted, by state."""
        self.stdout.write(", ".join(f"{state}: {number} deleted" for state, number in tidy().items()))

    def bounces(self, place: str, **options: Any) -> None:
        """Tell how many messages were read, and how many subscribers they concerned."""
        try:
            concerned = [take_back(raw) for raw in messages_in(place)]
        except OSError as error:
            raise CommandError(f"{place} cannot be read: {error.strerror}.") from error
        self.stdout.write(f"{len(concerned)} read, {sum(concerned)} of subscribers.")

    def send(self, once: bool, **options: Any) -> None:
        """Send, as the only process that does."""
        lease = Lease()
        if not lease.acquire():
            self.stdout.write("Another process is sending.")
            return
        sender = Sender(lease)
        try:
            sender.recover()
            self._send_once(sender) if once else self._send_forever(sender)
        except LeaseLost:
            self.stdout.write("Another process has taken over.")
        finally:
            lease.release()

    def _send_once(self, sender: Sender) -> None:
        try:
            sender.send_due()
        except BackendUnavailable as error:
            raise CommandError(f"Nothing can leave: {error}") from error
        self.stdout.write(f"{sender.sent} sent.")

    def _send_forever(self, sender: Sender) -> None:
        while True:
            try:
                sender.send_due()
                sender.rest(IDLE)
            except BackendUnavailable as error:
                self.stderr.write(f"Nothing can leave: {error}")
                sender.rest(PATIENCE)
