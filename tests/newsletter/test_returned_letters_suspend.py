"""A mailbox that is gone, or a complaint, suspends; anything else that comes back suspends nobody."""

from email.message import EmailMessage
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

from rrma_newsletter.choices import DeliveryState, ProofEvent, SubscriberState
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.sending.report import report_of
from rrma_newsletter.sending.returns import take_back
from tests.newsletter.sendings import send, sending
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db

ADDRESS = "lectrice@example.org"


@pytest.fixture
def letter(settings, mailoutbox) -> EmailMessage:
    """A letter that has left."""
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0}
    subscriber(ADDRESS)
    sending()
    send()
    return mailoutbox[0].message()


def report(kind: str, fields: str, returned: str, returned_type: str = "text/rfc822-headers") -> bytes:
    """A report (RFC 6522) with its three parts."""
    name = "delivery-status" if kind == "delivery-status" else "feedback-report"
    parts = (
        ("text/plain; charset=utf-8", "Votre message n’est pas arrivé.\n"),
        (f"message/{name}", fields),
        (returned_type, returned),
    )
    body = "".join(f"--x\nContent-Type: {content_type}\n\n{content}\n" for content_type, content in parts)
    head = f'From: <>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type={kind}; boundary="x"\n\n'
    return f"{head}{body}--x--\n".encode()


def bounce(letter=None, status: str = "5.1.1", action: str = "failed", address: str = ADDRESS) -> bytes:
    fields = (
        "Reporting-MTA: dns; mx.example.org\n\n"
        f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 no\n"
    )
    headers = f"Message-ID: {letter['Message-ID']}\nSubject: Bulletin\n" if letter else "Subject: Bulletin\n"
    return report("delivery-status", fields, headers)


def complaint(letter, message_id: str = "") -> bytes:
    fields = "Feedback-Type: abuse\nUser-Agent: essai/1\nVersion: 1\n"
    back = f"Message-ID: {message_id or letter['Message-ID']}\nSubject: Bulletin\n\nBonjour\n"
    return report("feedback-report", fields, back, "message/rfc822")


def state() -> str:
    return Subscriber.objects.get(email=ADDRESS).state


@pytest.mark.parametrize("status", ["5.1.1", "5.0.0", "5.2.1", "5.4.4"])
def test_a_mailbox_that_is_gone_suspends(letter, status):
    assert take_back(bounce(letter, status)) == 1
    assert state() == SubscriberState.SUSPENDED
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.BOUNCED
    assert report_of(delivery.sending).bounced == report_of(delivery.sending).sent == 1
    assert Subscriber.objects.get().proofs.get(event=ProofEvent.BOUNCED).source == f"DSN {status}"


@pytest.mark.parametrize("status", ["5.7.1", "5.6.0", "5.3.4"])
def test_a_refusal_of_the_message_is_counted_and_suspends_nobody(letter, status):
    assert take_back(bounce(letter, status)) == 1
    assert state() == SubscriberState.ACTIVE
    assert Delivery.objects.get().state == DeliveryState.BOUNCED


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_delay_or_a_receipt_suspends_nobody(letter, action):
    assert take_back(bounce(letter, "4.4.1" if action == "delayed" else "2.0.0", action)) == 0
    assert state() == SubscriberState.ACTIVE


def test_a_return_without_headers_is_known_by_its_address(letter):
    assert take_back(bounce(None, address="LECTRICE@example.org")) == 1
    assert state() == SubscriberState.SUSPENDED


def test_a_return_of_a_letter_that_nobody_sent_suspends_nobody():
    subscriber(ADDRESS)
    assert take_back(bounce(None)) == 0
    assert state() == SubscriberState.ACTIVE


def test_a_complaint_suspends(letter):
    assert take_back(complaint(letter)) == 1
    assert state() == SubscriberState.SUSPENDED
    assert Subscriber.objects.get().proofs.filter(event=ProofEvent.COMPLAINED).exists()


def test_a_complaint_about_a_made_up_letter_suspends_nobody(letter):
    made_up = f"<rrma.{Delivery.objects.get().pk}.{'0' * 20}@example.org>"
    assert take_back(complaint(letter, made_up)) == 0
    assert state() == SubscriberState.ACTIVE


def test_who_is_suspended_gets_no_other_letter(letter, mailoutbox):
    take_back(bounce(letter))
    sending(subject="Le suivant")
    send()
    assert len(mailoutbox) == 1


def test_who_left_stays_unsubscribed(letter):
    Subscriber.objects.update(state=SubscriberState.UNSUBSCRIBED)
    take_back(bounce(letter))
    assert state() == SubscriberState.UNSUBSCRIBED


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: Absence\n\nJe suis absente.",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\nrien",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
        b"Content-Type: message/delivery-status\n\nAction: failed\n\n--x--",
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\n"
        b"Content-Type: message/rfc822\n\n--x--",
        b"Content-Type: multipart/report\n\n",
    ],
)
def test_anything_else_is_read_without_harm(letter, raw):
    assert take_back(raw) == 0
    assert state() == SubscriberState.ACTIVE


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("rrma_newsletter", "bounces", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_reads_a_maildir_a_folder_a_file_and_standard_input(letter, tmp_path, monkeypatch):
    for folder in ("new", "cur", "tmp"):
        (tmp_path / "boite" / folder).mkdir(parents=True)
    (tmp_path / "boite/new/1").write_bytes(bounce(letter))
    (tmp_path / "boite/cur/2:2,S").write_bytes(b"Subject: autre\n\n")
    assert told(str(tmp_path / "boite")) == "2 read, 1 of subscribers.\n"
    assert state() == SubscriberState.SUSPENDED
    assert told(str(tmp_path / "boite/new")) == "1 read, 1 of subscribers.\n"
    assert told(str(tmp_path / "boite/cur/2:2,S")) == "1 read, 0 of subscribers.\n"
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(bounce(letter))))
    assert told("-") == "1 read, 1 of subscribers.\n"
    assert Subscriber.objects.get().proofs.filter(event=ProofEvent.BOUNCED).count() == 1


def test_a_place_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        told(str(tmp_path / "rien"))
