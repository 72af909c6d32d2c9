"""One action shows all that is held of a person, another leaves nothing of it anywhere."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log

from rrma_directory.models import Theme
from rrma_newsletter.choices import DeliveryState, SubscriberState
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.sending.report import report_of
from rrma_newsletter.subscriptions.actions import unsubscribe
from rrma_newsletter.subscriptions.importing import import_subscribers
from rrma_newsletter.subscriptions.personal_data import as_csv, erase, held_of
from tests.newsletter.sendings import send, sending
from tests.newsletter.subscribers import LETTERS, SUBSCRIBE, link_in, page_of, subscriber

pytestmark = pytest.mark.django_db

MARKER = "marqueur-unique"
ADDRESS = f"{MARKER}@example.org"


def everything() -> str:
    """All that the database holds, as text."""
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            texts.append(repr(cursor.fetchall()))
    return "\n".join(texts)


@pytest.fixture
def person(client, mailoutbox, settings, admin_user) -> Subscriber:
    """Somebody whose marker went wherever a program could have left it."""
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0}
    cache.clear()
    client.post(SUBSCRIBE, {"email": ADDRESS, "cadences": LETTERS})
    client.post(link_in(mailoutbox[0]))
    found = Subscriber.objects.get()
    theme = Theme.objects.create(name="Eau de demain")
    client.post(page_of(found, "preferences"), {"cadences": ["monthly"], "themes": [theme.pk]})
    sending()
    send()
    Delivery.objects.update(state=DeliveryState.BOUNCED, answer=f"550 5.1.1 <{ADDRESS}> unknown")
    unsubscribe(found, source=f"mail from {ADDRESS}", delivery=Delivery.objects.get().pk)
    log(found, "wagtail.edit", user=admin_user)
    found.refresh_from_db()
    return found


def test_all_that_is_held_is_shown(person):
    held = json.loads(json.dumps(held_of(person)))
    assert held["email"] == ADDRESS
    assert [event["event"] for event in held["events"]] == ["asked", "confirmed", "changed", "unsubscribed"]
    assert held["letters_received"][0]["answer"] == f"550 5.1.1 <{ADDRESS}> unknown"
    assert held["themes"] == ["Eau de demain"] and len(held["log"]) == 1
    table = as_csv(person)
    assert f"email,{ADDRESS}" in table and "events.1.event,asked" in table


def test_every_field_of_a_person_is_shown(person):
    """A field that is added one day is to be shown too."""
    known = {"id", "key", "email", "state", "legal_basis", "informed_on", "language", "created_at", "changed_at"}
    assert {field.name for field in Subscriber._meta.concrete_fields} == known


def test_nothing_is_left_after_an_erasure_but_numbers(person):
    key = person.key
    assert MARKER in everything() and key in everything()
    erase(person)
    left = everything()
    assert MARKER not in left and key not in left
    report = report_of(Delivery.objects.get().sending)
    assert (report.total, report.bounced, report.unsubscribed) == (1, 1, 1)


def test_links_of_who_was_erased_lead_to_a_kind_page(person, client):
    pages = [page_of(person, "preferences"), page_of(person, "unsubscribe")]
    erase(person)
    assert [client.post(page).status_code for page in pages] == [404, 404]


def test_an_import_leaves_nothing_either(admin_user):
    import_subscribers(f"adresse;base légale\n{ADDRESS};adhésion", source="liste.csv", dry_run=False)
    erase(Subscriber.objects.get())
    assert MARKER not in everything()


@pytest.mark.parametrize(
    ("state", "days", "kept"),
    [
        (SubscriberState.UNCONFIRMED, 13, True),
        (SubscriberState.UNCONFIRMED, 15, False),
        (SubscriberState.UNSUBSCRIBED, 350, True),
        (SubscriberState.UNSUBSCRIBED, 370, False),
        (SubscriberState.SUSPENDED, 370, False),
        (SubscriberState.ACTIVE, 5000, True),
    ],
)
def test_who_gets_no_letter_is_kept_for_a_while(state, days, kept):
    subscriber(state=state, changed_at=timezone.now())
    Subscriber.objects.update(changed_at=timezone.now() - timedelta(days=days))
    out = StringIO()
    call_command("rrma_newsletter", "tidy", stdout=out)
    assert Subscriber.objects.exists() is kept
    assert ("1 deleted" in out.getvalue()) is not kept
