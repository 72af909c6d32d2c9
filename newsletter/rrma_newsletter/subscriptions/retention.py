"""How long who gets no letter is kept."""

from __future__ import annotations

from django.utils import timezone

from rrma_newsletter import conf
from rrma_newsletter.choices import SubscriberState
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.personal_data import erase

__all__ = ["tidy"]


def tidy() -> dict[str, int]:
    """Erase who never confirmed, and who left or was suspended long ago; how many, by state."""
    limits = {
        SubscriberState.UNCONFIRMED: conf.confirmation_time(),
        SubscriberState.UNSUBSCRIBED: conf.unsubscribed_time(),
        SubscriberState.SUSPENDED: conf.unsubscribed_time(),
    }
    erased = {}
    for state, limit in limits.items():
        outdated = Subscriber.objects.filter(state=state, changed_at__lt=timezone.now() - limit)
        erased[state.value] = 0
        for subscriber in outdated.iterator():
            erase(subscriber)
            erased[state.value] += 1
    return erased
