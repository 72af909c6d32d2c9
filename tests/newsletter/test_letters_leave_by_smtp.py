"""Letters leave over SMTP, to a real server: their headers, their links, and what the server answers."""

from email.utils import parseaddr
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError
from django.test import Client
from django.utils import timezone

from rrma_newsletter.choices import DeliveryState, SendingState, SubscriberState
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.sending.message_ids import read_message_id
from rrma_newsletter.sending.report import report_of
from tests.newsletter.sendings import mail_server, send, sending
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db

OURS = {
    "FROM": "Réseau d’essai <lettre@reseau.example.org>",
    "REPLY_TO": "contact@reseau.example.org",
    "ENVELOPE_SENDER": "retours@reseau.example.org",
    "UNSUBSCRIBE_MAILBOX": "partir@reseau.example.org",
    "MESSAGES_PER_MINUTE": 0,
}


@pytest.fixture
def server(settings):
    settings.RRMA_NEWSLETTER = OURS
    with mail_server(settings) as server:
        yield server


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def test_a_letter_has_two_shapes_and_the_headers_of_a_list(server):
    person = subscriber()
    sent = sending()
    assert send() == "1 sent.\n"
    [message] = server.messages
    assert server.envelopes == [("retours@reseau.example.org", person.email)]
    assert message["From"] == "Réseau d’essai <lettre@reseau.example.org>"
    assert message["Reply-To"] == "contact@reseau.example.org"
    assert message["To"] == person.email
    assert message["Subject"] == sent.subject
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert message["List-Id"] == "<monthly.reseau.example.org>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Precedence"] == "bulk" and message["Date"]
    assert read_message_id(message["Message-ID"]) == Delivery.objects.get().pk
    assert states() == [DeliveryState.SENT]
    sent.refresh_from_db()
    assert sent.state == SendingState.FINISHED and sent.finished_at


def test_the_header_unsubscribes_by_one_click(server):
    person = subscriber()
    sending()
    send()
    ways = [way.strip(" <>") for way in server.messages[0]["List-Unsubscribe"].split(",")]
    assert ways[0].startswith("https://reseau.example.org/lettre/desinscription/")
    assert ways[1].startswith("mailto:partir@reseau.example.org?subject=")
    answer = Client(enforce_csrf_checks=True).post(urlsplit(ways[0]).path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.state == SubscriberState.UNSUBSCRIBED
    assert report_of(Delivery.objects.get().sending).unsubscribed == 1


def test_links_of_both_shapes_are_the_recipients_own(server, client):
    people = [subscriber(f"personne{number}@example.org") for number in range(3)]
    sending()
    send()
    for message, person in zip(server.messages, people, strict=True):
        for shape in ("plain", "html"):
            content = message.get_body((shape,)).get_content()
            assert "{{" not in content and content.count(person.key) == 2
    assert server.connections == 1, "one connection for a batch"


def test_a_refusal_for_good_is_noted_and_the_others_get_theirs(server):
    for name in "abc":
        subscriber(f"{name}@example.org")
    server.answers["b@example.org"] = "550 5.1.1 no such user"
    sent = sending()
    send()
    assert states() == [DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.SENT]
    assert "no such user" in Delivery.objects.get(state=DeliveryState.REFUSED).answer
    report = report_of(sent)
    assert (report.total, report.sent, report.refused, report.waiting, report.percent) == (3, 2, 1, 0, 100)


def test_a_refusal_for_the_moment_is_tried_again_later_each_time(server, settings):
    settings.RRMA_NEWSLETTER = {**OURS, "ATTEMPTS": 3, "RETRY_MINUTES": 10}
    subscriber("b@example.org")
    server.answers["b@example.org"] = "450 4.2.1 mailbox busy"
    sent = sending()
    waits = []
    for _time in range(2):
        send()
        delivery = Delivery.objects.get()
        assert delivery.state == DeliveryState.QUEUED
        waits.append(round((delivery.due_at - timezone.now()).total_seconds() / 60))
        send()
        assert Delivery.objects.get().attempts == delivery.attempts, "not before its time"
        Delivery.objects.update(due_at=timezone.now())
    assert waits == [10, 20]
    send()
    assert states() == [DeliveryState.REFUSED]
    sent.refresh_from_db()
    assert sent.state == SendingState.FINISHED


def test_what_was_busy_gets_its_letter_in_the_end(server):
    subscriber("b@example.org")
    server.answers["b@example.org"] = "450 busy"
    sending()
    send()
    server.answers.clear()
    Delivery.objects.update(due_at=timezone.now())
    send()
    assert states() == [DeliveryState.SENT] and len(server.messages) == 1


def test_content_that_is_refused_is_a_refusal(server):
    subscriber()
    server.answers["content"] = "554 5.7.1 not here"
    sending()
    send()
    assert states() == [DeliveryState.REFUSED]


def test_a_server_that_closes_after_each_message_gets_them_all(server, settings):
    for number in range(3):
        subscriber(f"personne{number}@example.org")
    server.answers["personne1@example.org"] = "421 too many for one connection"
    sending()
    send()
    assert server.recipients.keys() == {"personne0@example.org", "personne2@example.org"}
    server.answers.clear()
    Delivery.objects.update(due_at=timezone.now())
    send()
    assert set(server.recipients.values()) == {1} and len(server.recipients) == 3


def test_a_server_that_is_away_costs_nobody_an_attempt(settings):
    settings.RRMA_NEWSLETTER = OURS
    with mail_server(settings):
        pass
    subscriber()
    sent = sending()
    with pytest.raises(CommandError, match="Nothing can leave"):
        send()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.QUEUED, 0)
    sent.refresh_from_db()
    assert sent.state == SendingState.RUNNING


def test_an_address_that_cannot_be_written_to_stops_nobody(server):
    Subscriber.objects.filter(pk=subscriber("a@example.org").pk).update(email="a\nb@example.org")
    subscriber("c@example.org")
    sending()
    send()
    assert states() == [DeliveryState.REFUSED, DeliveryState.SENT]


def test_letters_leave_no_faster_than_allowed(server, settings, monkeypatch):
    settings.RRMA_NEWSLETTER = {**OURS, "MESSAGES_PER_MINUTE": 120}
    slept = []
    monkeypatch.setattr("rrma_newsletter.sending.sender.time.sleep", slept.append)
    for number in range(4):
        subscriber(f"personne{number}@example.org")
    sending()
    send()
    assert [round(seconds, 1) for seconds in slept] == pytest.approx([0.5, 1.0, 1.5], abs=0.4)


def test_the_file_backend_writes_what_would_have_left(settings, tmp_path):
    settings.RRMA_NEWSLETTER = {
        **OURS,
        "BACKEND": "rrma_newsletter.backends.file.FileBackend",
        "FILE_FOLDER": tmp_path / "sortie",
    }
    person = subscriber()
    sending()
    send()
    [file] = (tmp_path / "sortie").iterdir()
    assert file.suffix == ".eml" and person.email in file.read_text()
    assert states() == [DeliveryState.SENT]


def test_the_envelope_and_names_have_defaults(settings):
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0}
    settings.DEFAULT_FROM_EMAIL = "site@example.org"
    with mail_server(settings) as server:
        subscriber()
        sending(web_url="")
        send()
    assert server.envelopes[0][0] == parseaddr(server.messages[0]["From"])[1] == "site@example.org"
    assert "mailto" not in server.messages[0]["List-Unsubscribe"]
