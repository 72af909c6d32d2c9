"""The process that sends: batch after batch, message after message, each marked before and after."""

from __future__ import annotations

import time
from datetime import timedelta

from django.db import close_old_connections
from django.db.models import F, QuerySet
from django.utils import timezone

from rrma_newsletter import conf
from rrma_newsletter.backends import Backend, BackendUnavailable, Campaigns, Fate, Outcome, get_backend
from rrma_newsletter.choices import DeliveryState, ProofEvent, SendingState
from rrma_newsletter.models import Delivery, Sending
from rrma_newsletter.sending.audience import recipients
from rrma_newsletter.sending.lease import Lease
from rrma_newsletter.sending.messages import message_to
from rrma_newsletter.sending.queueing import queue
from rrma_newsletter.sending.returns import mailbox_is_gone
from rrma_newsletter.subscriptions.actions import suspend

__all__ = ["LeaseLost", "Sender"]

UNFINISHED = [DeliveryState.QUEUED, DeliveryState.IN_FLIGHT]
GOING = [SendingState.QUEUED, SendingState.RUNNING]


class LeaseLost(Exception):
    """Another process has taken over: it goes on with what is left."""


class Sender:
    """Sends what is due, as the holder of `lease`."""

    def __init__(self, lease: Lease) -> None:
        """`lease` has been acquired."""
        self.lease = lease
        self.next_at = 0.0
        self.sent = 0
        self.handled = 0

    def recover(self) -> None:
        """What a process was handing over when it died is handed over again: twice for one at most, never not."""
        Delivery.objects.filter(state=DeliveryState.IN_FLIGHT).update(state=DeliveryState.QUEUED)

    def send_due(self) -> None:
        """All that is due now, oldest letter first; raises BackendUnavailable, LeaseLost."""
        for sending in Sending.objects.filter(state__in=GOING).order_by("pk"):
            self._send(sending)
            close_old_connections()

    def _send(self, sending: Sending) -> None:
        if not Sending.objects.filter(pk=sending.pk, state__in=GOING).update(state=SendingState.RUNNING):
            return  # paused since
        backend = get_backend()
        if isinstance(backend, Campaigns):
            backend.send(sending)
        else:
            queue(sending)
            while batch := _due(sending):
                if not self._send_batch(sending, backend, batch):
                    return
        _finish(sending)

    def _send_batch(self, sending: Sending, backend: Backend, batch: list[Delivery]) -> bool:
        """Whether the sending still goes on; raises BackendUnavailable when nothing at all of the batch could leave."""
        handled = self.handled
        try:
            with backend:
                for delivery in batch:
                    self._wait()
                    if not self._send_one(sending, backend, delivery):
                        return False
        except BackendUnavailable:
            if self.handled == handled:
                raise
            # Many a server takes so many messages over one connection: the next batch opens another.
        return True

    def _send_one(self, sending: Sending, backend: Backend, delivery: Delivery) -> bool:
        subscriber = recipients(sending).filter(pk=delivery.subscriber_id).first()
        if subscriber is None:  # left, was suspended or chose otherwise after the recipients were noted
            Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.LEFT_OUT)
            return True
        if not _claim(delivery):
            return Sending.objects.filter(pk=sending.pk, state=SendingState.RUNNING).exists()
        try:
            outcome = backend.deliver(message_to(sending, delivery, subscriber))
        except BackendUnavailable:
            _in_flight(delivery).update(state=DeliveryState.QUEUED, attempts=F("attempts") - 1)
            raise
        _note(delivery, outcome)
        self.handled += 1
        self.sent += outcome.fate is Fate.ACCEPTED
        return True

    def _wait(self) -> None:
        """Until the next message may leave, or LeaseLost."""
        if not self.lease.renew():
            raise LeaseLost
        now, rate = time.monotonic(), conf.rate()
        if now < self.next_at:
            time.sleep(self.next_at - now)
        self.next_at = max(now, self.next_at) + (60 / rate if rate else 0)

    def rest(self, seconds: float) -> None:
        """Do nothing for a while, and keep the right to send; raises LeaseLost."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not self.lease.renew():
                raise LeaseLost
            time.sleep(min(left, 1))


def _due(sending: Sending) -> list[Delivery]:
    waiting = sending.deliveries.filter(state=DeliveryState.QUEUED, due_at__lte=timezone.now())
    return list(waiting.order_by("due_at", "pk")[: conf.batch_size()])


def _claim(delivery: Delivery) -> bool:
    """Mark that it is on its way; False when it is not to be sent any more, or the sending was paused."""
    waiting = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.QUEUED, sending__state=SendingState.RUNNING)
    delivery.attempts += 1
    return bool(waiting.update(state=DeliveryState.IN_FLIGHT, attempts=delivery.attempts))


def _in_flight(delivery: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.IN_FLIGHT)


def _note(delivery: Delivery, outcome: Outcome) -> None:
    now, answer = timezone.now(), outcome.answer[:500]
    if outcome.fate is Fate.ACCEPTED:
        _in_flight(delivery).update(state=DeliveryState.SENT, sent_at=now, answer="")
    elif outcome.fate is Fate.REFUSED or delivery.attempts >= conf.attempts():
        _in_flight(delivery).update(state=DeliveryState.REFUSED, answer=answer)
        if delivery.subscriber and outcome.fate is Fate.REFUSED and mailbox_is_gone(answer):
            suspend(delivery.subscriber, ProofEvent.BOUNCED, source=answer)
    else:
        due_at = now + _delay(delivery.attempts)
        _in_flight(delivery).update(state=DeliveryState.QUEUED, due_at=due_at, answer=answer)


def _delay(attempts: int) -> timedelta:
    """Twice as long after each attempt, a day at most."""
    return min(conf.retry_delay() * 2 ** (attempts - 1), timedelta(days=1))


def _finish(sending: Sending) -> None:
    """Finished once nothing waits."""
    if not sending.deliveries.filter(state__in=UNFINISHED).exists():
        running = Sending.objects.filter(pk=sending.pk, state=SendingState.RUNNING)
        running.update(state=SendingState.FINISHED, finished_at=timezone.now())
