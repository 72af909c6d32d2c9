"""Subscriptions to the letters: the form, and what the links of messages open on."""

from django.utils import timezone

from rrma_newsletter.choices import Cadence, SubscriberState
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.links import Choices, confirmation_token, letter_token

from .specimen import Specimen

KEY, LEAVING = "lectrice", "partante"
NAME = "rrma_newsletter_subscriptions"
SUBSCRIBE, PREFERENCES = f"{NAME}:subscribe", f"{NAME}:preferences"
ASKED, CONFIRM, UNSUBSCRIBE = f"{NAME}:asked", f"{NAME}:confirm", f"{NAME}:unsubscribe"

# Signed with the key that all tests share; whoever is subscribed may confirm it again.
CONFIRMED = confirmation_token(Subscriber(key=KEY, changed_at=timezone.now()), Choices((Cadence.MONTHLY,)))
CHOICES = f"/lettre/preferences/{letter_token(KEY)}/"

SPECIMENS = [
    Specimen(SUBSCRIBE, "ordinary", "demonstration", "/lettre/"),
    Specimen(SUBSCRIBE, "empty", "new", "/lettre/"),
    Specimen(SUBSCRIBE, "long", "long", "/lettre/"),
    Specimen(PREFERENCES, "ordinary", "bare", CHOICES),
    Specimen(PREFERENCES, "empty", "new", CHOICES),
    Specimen(PREFERENCES, "long", "long", CHOICES),
    Specimen(ASKED, "ordinary", "demonstration", "/lettre/merci/"),
    Specimen(CONFIRM, "ordinary", "bare", f"/lettre/confirmation/{CONFIRMED}/"),
    Specimen(CONFIRM, "ordinary", "bare", "/lettre/confirmation/coupe/", variant="cut", status=404),
    Specimen(UNSUBSCRIBE, "ordinary", "bare", f"/lettre/desinscription/{letter_token(LEAVING)}/"),
]
NEVER_VARY = {ASKED, CONFIRM, UNSUBSCRIBE}


def new() -> None:
    """Somebody who gets every monthly letter, and somebody else, whom the test of the button unsubscribes."""
    for key in (KEY, LEAVING):
        subscriber = Subscriber.objects.create(email=f"{key}@example.org", key=key, state=SubscriberState.ACTIVE)
        subscriber.choose_cadences([Cadence.MONTHLY])


bare = long = new
