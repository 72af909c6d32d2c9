"""Subscribers for the tests, and the addresses of their pages."""

import re
from typing import Any

from django.urls import reverse

from rrma_newsletter.choices import Cadence, SubscriberState
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.links import letter_token

__all__ = ["LETTERS", "SUBSCRIBE", "link_in", "page_of", "subscriber"]

SUBSCRIBE = "/lettre/"
LETTERS = [Cadence.MONTHLY, Cadence.QUARTERLY]


def subscriber(email: str = "lectrice@example.org", cadences: Any = LETTERS, **values: Any) -> Subscriber:
    """A subscriber who gets letters, unless another state is given."""
    made = Subscriber.objects.create(email=email, **{"state": SubscriberState.ACTIVE, **values})
    made.choose_cadences(cadences)
    return made


def page_of(person: Subscriber, name: str) -> str:
    """The path of one of the pages that a letter links to."""
    return reverse(f"rrma_newsletter_subscriptions:{name}", args=[letter_token(person.key)])


def link_in(message: Any) -> str:
    """The path of the first link in a message."""
    return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)
