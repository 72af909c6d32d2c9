"""What is held of a person: shown whole on demand, and erased whole."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from rrma_newsletter.models import Delivery, Subscriber
from rrma_search.exports.cells import neutralised

__all__ = ["as_csv", "erase", "held_of"]


def held_of(subscriber: Subscriber) -> dict[str, Any]:
    """Everything that is held of a person, as JSON can hold it; dates are ISO."""
    return {
        "email": subscriber.email,
        "state": subscriber.state,
        "state_since": subscriber.changed_at.isoformat(),
        "known_since": subscriber.created_at.isoformat(),
        "legal_basis": subscriber.legal_basis,
        "informed_on": _iso(subscriber.informed_on),
        "language": subscriber.language,
        "letters": subscriber.cadences,
        "themes": [str(theme) for theme in subscriber.themes.all()],
        "territories": [str(territory) for territory in subscriber.territories.all()],
        "events": [_event(proof) for proof in subscriber.proofs.all()],
        "letters_received": [_delivery(delivery) for delivery in _deliveries(subscriber)],
        "log": [_entry(entry) for entry in _log_entries(subscriber)],
    }


def _event(proof: Any) -> dict[str, Any]:
    names = ("event", "wording", "source", "legal_basis")
    shown = {name: getattr(proof, name) for name in names}
    return {"date": proof.happened_at.isoformat(), **shown, "informed_on": _iso(proof.informed_on)}


def _deliveries(subscriber: Subscriber) -> Any:
    return subscriber.deliveries.select_related("sending").order_by("pk")


def _delivery(delivery: Delivery) -> dict[str, Any]:
    return {
        "letter": delivery.sending.subject,
        "state": delivery.state,
        "date": _iso(delivery.sent_at),
        "answer": delivery.answer,
        "unsubscribed_by_it": delivery.unsubscribed,
    }


def _entry(entry: ModelLogEntry) -> dict[str, Any]:
    return {"date": entry.timestamp.isoformat(), "action": entry.action}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def as_csv(subscriber: Subscriber) -> str:
    """The same as a table of two columns, where a dot leads to what is inside: "events.1.date"."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["name", "value"])
    writer.writerows((name, neutralised(value)) for name, value in _flat("", held_of(subscriber)))
    return out.getvalue()


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else None
    if inside is None:
        yield name, "" if value is None else str(value)
        return
    for key, each in inside:
        yield from _flat(f"{name}.{key}" if name else str(key), each)


@transaction.atomic
def erase(subscriber: Subscriber) -> None:
    """Nothing of the person is left; the numbers of the letters sent stay as they are."""
    Delivery.objects.filter(subscriber=subscriber).update(subscriber=None, answer="")
    _log_entries(subscriber).delete()
    subscriber.delete()


def _log_entries(subscriber: Subscriber) -> Any:
    """What Wagtail noted of it: an entry bears the address."""
    kind = ContentType.objects.get_for_model(Subscriber)
    return ModelLogEntry.objects.filter(content_type=kind, object_id=str(subscriber.pk))
