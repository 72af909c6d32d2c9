"""What happens to a subscription: each verb changes it, and notes a proof, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.utils import timezone

from rrma_directory.models import Territory, Theme
from rrma_newsletter.choices import LegalBasis, ProofEvent, SubscriberState
from rrma_newsletter.fields import normalised_address
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.subscriptions.links import Choices
from rrma_newsletter.subscriptions.mails import send_confirmation, send_reminder
from rrma_newsletter.subscriptions.throttle import address_is_free

__all__ = ["ask", "choose", "confirm", "suspend", "unsubscribe"]


def ask(address: str, choices: Choices, *, wording: str, source: str, language: str = "fr", base: str = "") -> None:
    """Somebody asks to subscribe `address`: it is written to, and nothing else changes until it answers.

    Whether the address is known changes neither the answer nor that a message leaves. Raises OSError or SMTPException
    when no message can.
    """
    address = normalised_address(address)
    if not address_is_free(address):
        return
    subscriber, _made = Subscriber.objects.get_or_create(email=address, defaults={"language": language})
    subscriber.proofs.create(event=ProofEvent.ASKED, wording=wording, source=source, legal_basis=LegalBasis.CONSENT)
    try:
        if subscriber.state == SubscriberState.ACTIVE:
            send_reminder(subscriber, base)
        else:
            send_confirmation(subscriber, choices, base)
    except SMTPRecipientsRefused:  # there is no such mailbox: no business of who typed it
        return


@transaction.atomic
def confirm(subscriber: Subscriber, choices: Choices, *, wording: str, source: str) -> None:
    """Whoever reads the mailbox has said yes: letters come from now on. Said twice, it is said once."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.state == SubscriberState.ACTIVE:
        return
    subscriber.legal_basis = LegalBasis.CONSENT
    subscriber.informed_on = timezone.localdate()
    _become(subscriber, SubscriberState.ACTIVE)
    _keep(subscriber, choices)
    _prove(subscriber, ProofEvent.CONFIRMED, wording=wording, source=source)


@transaction.atomic
def choose(subscriber: Subscriber, choices: Choices, *, wording: str, source: str) -> None:
    """Other letters, themes or territories than before."""
    _keep(subscriber, choices)
    _prove(subscriber, ProofEvent.CHANGED, wording=wording, source=source)


@transaction.atomic
def unsubscribe(subscriber: Subscriber, *, source: str, delivery: int = 0) -> None:
    """No letter any more; `delivery` is the number of that whose link was used. Done twice, it is done once."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.state == SubscriberState.UNSUBSCRIBED:
        return
    _become(subscriber, SubscriberState.UNSUBSCRIBED)
    _prove(subscriber, ProofEvent.UNSUBSCRIBED, source=source)
    Delivery.objects.filter(pk=delivery, subscriber=subscriber).update(unsubscribed=True)


@transaction.atomic
def suspend(subscriber: Subscriber, event: ProofEvent, *, source: str) -> None:
    """No letter until the person asks again: the mailbox is gone, or its owner complained."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.state == SubscriberState.ACTIVE:
        _become(subscriber, SubscriberState.SUSPENDED)
        _prove(subscriber, event, source=source)


def _become(subscriber: Subscriber, state: SubscriberState) -> None:
    subscriber.state = state
    subscriber.changed_at = timezone.now()
    subscriber.save(update_fields=["state", "changed_at", "legal_basis", "informed_on"])


def _keep(subscriber: Subscriber, choices: Choices) -> None:
    subscriber.choose_cadences(choices.cadences)
    subscriber.themes.set(_there(Theme, choices.themes))
    subscriber.territories.set(_there(Territory, choices.territories))


def _there(model: type[Theme] | type[Territory], pks: Iterable[int]) -> list[int]:
    """Those of `pks` that have not been deleted since."""
    return list(model.objects.filter(pk__in=list(pks)).values_list("pk", flat=True))


def _prove(subscriber: Subscriber, event: ProofEvent, *, source: str, wording: str = "") -> None:
    subscriber.proofs.create(
        event=event,
        wording=wording,
        source=source[:255],
        legal_basis=subscriber.legal_basis,
        informed_on=subscriber.informed_on,
    )
