"""Whatever subscribers do, in whatever order: letters go to those who confirmed and have not left, and to no other."""

from contextlib import contextmanager

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrma_newsletter.choices import ProofEvent
from rrma_newsletter.models import Subscriber
from rrma_newsletter.sending.queueing import queue
from rrma_newsletter.subscriptions import actions
from rrma_newsletter.subscriptions.importing import import_subscribers
from rrma_newsletter.subscriptions.links import Choices, confirmation_token, read_confirmation
from rrma_newsletter.subscriptions.personal_data import erase
from tests.newsletter.sendings import send, sending

pytestmark = pytest.mark.django_db

ADDRESSES = ["a@example.org", "b@example.org", "c@example.org"]
STEPS = ["ask", "confirm", "unsubscribe", "bounce", "complain", "import", "erase", "queue", "send"]
HISTORIES = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(ADDRESSES)), max_size=25)
CHOICES = Choices(("monthly",))


class Life:
    """What happens to some people, beside a model of it that is too simple to be wrong: who may be written to."""

    def __init__(self) -> None:
        self.may_get: set[str] = set()
        self.known: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.void: set[str] = set()
        self.queued = None

    def live(self, step: str, address: str) -> None:
        getattr(self, step.replace(" ", "_"))(address)

    def ask(self, address: str) -> None:
        cache.clear()
        actions.ask(address, CHOICES, wording="oui", source="essai")
        person = Subscriber.objects.get(email=address)
        self.known.setdefault(address, "new")
        if address not in self.may_get:
            self.links[address] = confirmation_token(person, CHOICES)

    def confirm(self, address: str) -> None:
        """The link is good as long as nothing else was decided since."""
        found = read_confirmation(self.links.get(address, ""))
        assert not found or address in self.may_get or self.links[address] not in self.void
        if found:
            actions.confirm(*found, wording="oui", source="essai")
            self.may_get.add(address)
            self.known[address] = "confirmed"

    def unsubscribe(self, address: str) -> None:
        self._end(address, lambda person: actions.unsubscribe(person, source="essai"))

    def bounce(self, address: str) -> None:
        self._end(address, lambda person: actions.suspend(person, ProofEvent.BOUNCED, source="essai"))

    def complain(self, address: str) -> None:
        self._end(address, lambda person: actions.suspend(person, ProofEvent.COMPLAINED, source="essai"))

    def erase(self, address: str) -> None:
        self._end(address, erase)
        self.known.pop(address, None)

    def _end(self, address, do) -> None:
        person = Subscriber.objects.filter(email=address).first()
        if person:
            was_active = address in self.may_get
            do(person)
            if was_active:  # a decision of its own: links that were sent before are void
                self.void.add(self.links.get(address, ""))
            self.known[address] = "left"
        self.may_get.discard(address)

    def import_(self, address: str) -> None:
        import_subscribers(f"adresse;base légale\n{address};adhésion", source="essai", dry_run=False)
        if address not in self.known:
            self.known[address] = "imported"
            self.may_get.add(address)

    def queue(self, address: str) -> None:
        """The recipients are noted long before the letter leaves."""
        if self.queued is None:
            self.queued = sending()
            queue(self.queued)

    def send(self, address: str) -> None:
        """Letters that go to nobody who may not get them."""
        mail.outbox.clear()
        fresh = self.queued is None
        self.queue(address)
        send()
        self.queued = None
        got = [message.to[0] for message in mail.outbox]
        assert len(got) == len(set(got))
        assert set(got) <= self.may_get
        if fresh:
            assert set(got) == self.may_get


setattr(Life, "import", Life.import_)


@contextmanager
def undone():
    """All that happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def check(history) -> None:
    with undone():
        life = Life()
        for step, address in history:
            life.live(step, address)
        life.send("")


@pytest.fixture(autouse=True)
def fast(settings, mailoutbox):
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0}


FUNCTION_FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=30, deadline=None, suppress_health_check=FUNCTION_FIXTURES)
@given(history=HISTORIES)
def test_no_letter_to_who_has_not_confirmed_or_has_left(history):
    check(history)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=1000, deadline=None, suppress_health_check=FUNCTION_FIXTURES)
@given(history=HISTORIES)
def test_no_letter_to_who_has_not_confirmed_or_has_left_in_a_thousand_histories(history):
    check(history)
