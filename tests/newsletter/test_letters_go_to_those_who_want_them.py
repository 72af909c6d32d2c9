"""Who gets a letter: asked when it is queued, and asked again just before it leaves."""

import pytest

from rrma_directory.models import Territory, Theme
from rrma_newsletter.choices import DeliveryState, SendingState, SubscriberState
from rrma_newsletter.models import Delivery
from rrma_newsletter.sending.actions import pause, resume
from rrma_newsletter.sending.audience import recipients
from rrma_newsletter.sending.lease import Lease
from rrma_newsletter.sending.queueing import queue
from rrma_newsletter.subscriptions.actions import unsubscribe
from tests.newsletter.sendings import send, sending
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fast(settings):
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0}


def wanted(**values) -> set[str]:
    return {person.email.partition("@")[0] for person in recipients(sending(**values))}


def test_only_who_is_subscribed_gets_letters():
    for state in SubscriberState.values:
        subscriber(f"{state}@example.org", state=state)
    assert wanted() == {"active"}


def test_only_who_chose_that_letter_gets_it():
    subscriber("mois@example.org", ["monthly"])
    subscriber("trimestre@example.org", ["quarterly"])
    subscriber("tout@example.org", ["monthly", "quarterly", "free"])
    assert wanted(cadence="monthly") == {"mois", "tout"}
    assert wanted(cadence="free") == {"tout"}


def test_chosen_themes_and_territories_both_count_and_none_chosen_means_any():
    water, culture = (Theme.objects.create(name=name) for name in ("Eau de demain", "Culture de demain"))
    here, there = Territory.objects.filter(kind="region")[:2]
    people = {
        "tout": ((), ()),
        "eau": ((water,), ()),
        "culture": ((culture,), ()),
        "eau-ici": ((water,), (here,)),
        "eau-la": ((water,), (there,)),
        "ici": ((), (here,)),
    }
    for name, (themes, territories) in people.items():
        person = subscriber(f"{name}@example.org")
        person.themes.set(themes)
        person.territories.set(territories)
    assert wanted() == set(people), "a letter about nothing in particular is for all"
    assert wanted(theme_keys=[water.pk]) == {"tout", "eau", "eau-ici", "eau-la", "ici"}
    assert wanted(territory_keys=[here.pk]) == {"tout", "eau", "culture", "eau-ici", "ici"}
    assert wanted(theme_keys=[water.pk], territory_keys=[here.pk]) == {"tout", "eau", "eau-ici", "ici"}
    assert wanted(theme_keys=[water.pk, culture.pk], territory_keys=[there.pk]) == {"tout", "eau", "culture", "eau-la"}


def test_who_leaves_after_the_queue_was_made_gets_nothing(mailoutbox):
    stays, leaves = subscriber("reste@example.org"), subscriber("part@example.org")
    sent = sending()
    queue(sent)
    unsubscribe(leaves, source="link")
    send()
    assert [message.to for message in mailoutbox] == [[stays.email]]
    assert Delivery.objects.get(subscriber=leaves).state == DeliveryState.LEFT_OUT


def test_who_chooses_otherwise_after_the_queue_was_made_gets_nothing(mailoutbox):
    person = subscriber()
    sent = sending()
    queue(sent)
    person.choose_cadences(["free"])
    send()
    assert not mailoutbox


def test_queueing_twice_or_in_pieces_notes_everybody_once(monkeypatch):
    monkeypatch.setattr("rrma_newsletter.sending.queueing.BATCH", 3)
    people = [subscriber(f"personne{number}@example.org") for number in range(10)]
    sent = sending()
    queue(sent)
    queue(sent)
    assert set(sent.deliveries.values_list("subscriber", flat=True)) == {person.pk for person in people}
    assert sent.deliveries.count() == 10


def test_an_interrupted_queue_goes_on_where_it_was(monkeypatch):
    for number in range(5):
        subscriber(f"personne{number}@example.org")
    sent = sending()
    queue(sent)
    sent.deliveries.filter(pk__in=sent.deliveries.order_by("-pk").values("pk")[:2]).delete()
    sent.queued_at = None
    queue(sent)
    assert sent.deliveries.count() == 5


def test_nobody_at_all_finishes_at_once():
    sent = sending()
    send()
    sent.refresh_from_db()
    assert sent.state == SendingState.FINISHED


def test_a_pause_stops_and_going_on_misses_nobody(mailoutbox):
    for number in range(3):
        subscriber(f"personne{number}@example.org")
    sent = sending()
    assert pause(sent) and not pause(sent)
    send()
    assert not mailoutbox
    assert resume(sent) and not resume(sent)
    send()
    assert len(mailoutbox) == 3
    assert not pause(sent), "what is finished cannot be paused"


def test_a_pause_in_the_middle_stops_after_the_message_on_its_way(mailoutbox, monkeypatch):
    for number in range(5):
        subscriber(f"personne{number}@example.org")
    sent = sending()
    from django.core.mail.backends.locmem import EmailBackend

    usual = EmailBackend.send_messages

    def pause_after_two(self, messages):
        if len(mailoutbox) == 1:
            pause(sent)
        return usual(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", pause_after_two)
    send()
    assert len(mailoutbox) == 2
    sent.refresh_from_db()
    assert sent.state == SendingState.PAUSED
    resume(sent)
    send()
    assert sorted(message.to[0] for message in mailoutbox) == [f"personne{number}@example.org" for number in range(5)]


def test_two_senders_at_once_become_one(mailoutbox):
    subscriber()
    sending()
    other = Lease()
    assert other.acquire()
    assert send() == "Another process is sending.\n"
    assert not mailoutbox
    other.release()
    assert send() == "1 sent.\n"


def test_a_sender_that_lost_its_right_stops(mailoutbox, monkeypatch):
    subscriber()
    sending()
    monkeypatch.setattr(Lease, "renew", lambda self: False)
    assert send() == "Another process has taken over.\n"
    assert not mailoutbox


def test_the_right_of_a_process_that_died_is_free_at_once_and_that_of_another_machine_later():
    dead, taker = Lease(), Lease()
    machine = dead.owner.rpartition(":")[0].rpartition(":")[0]
    dead.owner = f"{machine}:999999999:ab"
    assert dead.acquire() and taker.acquire()
    taker.release()
    dead.owner = "elsewhere/1:999999999:ab"
    assert dead.acquire() and not Lease().acquire()


def test_what_was_on_its_way_when_a_sender_died_is_sent_again(mailoutbox):
    person = subscriber()
    sent = sending()
    queue(sent)
    Delivery.objects.filter(subscriber=person).update(state=DeliveryState.IN_FLIGHT, attempts=1)
    send()
    assert len(mailoutbox) == 1
