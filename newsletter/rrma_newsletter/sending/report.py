"""What became of a letter, in numbers: nothing is known of who opened it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from rrma_newsletter.choices import DeliveryState
from rrma_newsletter.models import Sending

__all__ = ["SendingReport", "report_of", "with_numbers"]

LEFT = [DeliveryState.SENT, DeliveryState.BOUNCED]
FAILED = [DeliveryState.REFUSED, DeliveryState.BOUNCED]


@dataclass(frozen=True)
class SendingReport:
    """Numbers of recipients.

    Those whose letter `bounced` are among the `sent`; `unsubscribed` ones used a link of this letter.
    """

    total: int
    waiting: int
    sent: int
    refused: int
    bounced: int
    left_out: int
    unsubscribed: int

    @property
    def percent(self) -> int:
        """How much is done, from 0 to 100."""
        return 100 * (self.total - self.waiting) // self.total if self.total else 0


def report_of(sending: Sending) -> SendingReport:
    """The numbers as they are now, in one query."""

    def having(*states: str) -> Count:
        return Count("pk", filter=Q(state__in=states))

    return SendingReport(
        **sending.deliveries.aggregate(
            total=Count("pk"),
            waiting=having(DeliveryState.QUEUED, DeliveryState.IN_FLIGHT),
            sent=having(*LEFT),
            refused=having(DeliveryState.REFUSED),
            bounced=having(DeliveryState.BOUNCED),
            left_out=having(DeliveryState.LEFT_OUT),
            unsubscribed=Count("pk", filter=Q(unsubscribed=True)),
        )
    )


def with_numbers(sendings: QuerySet[Sending]) -> QuerySet[Sending]:
    """`sendings` with the numbers of a list: `total`, `sent`, and `refused` or come back."""
    return sendings.annotate(
        total=Count("deliveries"),
        sent=Count("deliveries", filter=Q(deliveries__state__in=LEFT)),
        refused=Count("deliveries", filter=Q(deliveries__state__in=FAILED)),
    )
