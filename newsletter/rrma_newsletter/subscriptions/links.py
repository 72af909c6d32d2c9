"""Links that stand for a person who has no account: signed, so that nobody can make one up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from rrma_newsletter import conf
from rrma_newsletter.choices import SubscriberState
from rrma_newsletter.models import Subscriber

__all__ = ["Choices", "confirmation_token", "letter_token", "own_address", "read_confirmation", "read_letter_token"]

CONFIRMATION = "rrma_newsletter.confirmation"
LETTER = "rrma_newsletter.letter"


@dataclass(frozen=True)
class Choices:
    """What somebody wants to get: values of `Cadence`, primary keys of themes and of territories."""

    cadences: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    territories: tuple[int, ...] = ()


def confirmation_token(subscriber: Subscriber, choices: Choices) -> str:
    """Confirms one demand, with its choices, as long as the state of the subscription has not changed since."""
    said = [subscriber.key, subscriber.changed_at.isoformat(), *map(list, _parts(choices))]
    return signing.dumps(said, salt=CONFIRMATION, compress=True)


def _parts(choices: Choices) -> Iterable[Iterable[object]]:
    return choices.cadences, choices.themes, choices.territories


def read_confirmation(token: str) -> tuple[Subscriber, Choices] | None:
    """Who confirms what; None for a link that is not ours, too old, or overtaken by another decision.

    Who has pressed the button already may press it again.
    """
    try:
        key, changed_at, cadences, themes, territories = signing.loads(
            token, salt=CONFIRMATION, max_age=conf.confirmation_time()
        )
    except (signing.BadSignature, ValueError):
        return None
    subscriber = Subscriber.objects.filter(key=key).first()
    if subscriber is None:
        return None
    if subscriber.state != SubscriberState.ACTIVE and subscriber.changed_at.isoformat() != changed_at:
        return None
    return subscriber, Choices(tuple(cadences), tuple(themes), tuple(territories))


def letter_token(key: str, delivery: int | None = None) -> str:
    """What the links of a letter carry: the key of the subscriber, and which delivery it came with. It never ends."""
    return signing.Signer(salt=LETTER).sign(f"{key}.{delivery or 0}")


def read_letter_token(token: str) -> tuple[Subscriber, int] | None:
    """Who follows a link, and the number of the delivery (0: none); None for a link that is not ours."""
    try:
        key, _dot, delivery = signing.Signer(salt=LETTER).unsign(token).rpartition(".")
    except signing.BadSignature:
        return None
    subscriber = Subscriber.objects.filter(key=key).first()
    return (subscriber, int(delivery)) if subscriber else None


def own_address(name: str, token: str = "", base: str = "") -> str:
    """The whole address of a page of subscriptions; `base` is that of the site (default: the default site's)."""
    path = reverse(f"rrma_newsletter_subscriptions:{name}", args=[token] if token else [])
    return urljoin(base or _default_base(), path)


def _default_base() -> str:
    site = Site.objects.filter(is_default_site=True).first() or Site.objects.first()
    return site.root_url if site else "http://localhost"
