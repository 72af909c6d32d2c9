"""One row for each recipient, written by the database itself."""

from __future__ import annotations

from django.db import connections, router, transaction
from django.db.models import CharField, DateTimeField, F, IntegerField, Max, Value
from django.utils import timezone

from rrma_newsletter.choices import DeliveryState
from rrma_newsletter.models import Delivery, Sending
from rrma_newsletter.sending.audience import recipients

__all__ = ["queue"]

BATCH = 2_000
"""Rows of one statement: few enough that nobody waits for its lock."""
COLUMNS = ("sending", "subscriber", "state", "attempts", "due_at", "answer", "unsubscribed")


def queue(sending: Sending) -> None:
    """Note who gets a letter. Interrupted, it goes on after the last recipient that was noted."""
    if sending.queued_at is not None:
        return
    while _add_batch(sending):
        pass
    sending.queued_at = timezone.now()
    sending.save(update_fields=["queued_at"])


def _add_batch(sending: Sending) -> int:
    """How many recipients were added: those that follow, by number, the last one noted."""
    alias = router.db_for_write(Delivery)
    last = sending.deliveries.aggregate(last=Max("subscriber"))["last"] or 0
    rows = recipients(sending).using(alias).filter(pk__gt=last).order_by("pk")
    selected = rows.values_list(
        Value(sending.pk, IntegerField()),
        F("pk"),
        Value(DeliveryState.QUEUED.value, CharField()),
        Value(0, IntegerField()),
        Value(timezone.now(), DateTimeField()),
        Value("", CharField()),
        Value(False),
    )[:BATCH]
    sql, parameters = selected.query.sql_with_params()
    quote = connections[alias].ops.quote_name
    names = ", ".join(quote(Delivery._meta.get_field(name).column) for name in COLUMNS)
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        # Names and statement are the ORM's own; what varies goes as parameters.
        cursor.execute(f"INSERT INTO {quote(Delivery._meta.db_table)} ({names}) {sql}", parameters)
        return cursor.rowcount
