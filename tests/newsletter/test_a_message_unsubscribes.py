"""Who writes to the mailbox that List-Unsubscribe names is unsubscribed by its signed subject, and by nothing else."""

from email.header import Header
from email.message import EmailMessage
from mailbox import mbox
from urllib.parse import parse_qs, urlsplit

import pytest

from rrma_newsletter.choices import ProofEvent, SubscriberState
from rrma_newsletter.models import Delivery, Subscriber
from rrma_newsletter.sending.mailboxes import messages_in
from rrma_newsletter.sending.report import report_of
from rrma_newsletter.sending.returns import take_back
from tests.newsletter.sendings import send, sending
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db

BOX = "desabonnement@example.org"


@pytest.fixture
def subject(settings, mailoutbox) -> str:
    """What a mail program writes that follows the header of a letter."""
    settings.RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0, "UNSUBSCRIBE_MAILBOX": BOX}
    subscriber("lectrice@example.org")
    sending()
    send()
    ways = mailoutbox[0].message()["List-Unsubscribe"].replace("\n", "").split(",")
    address = urlsplit(next(way.strip(" <>") for way in ways if "mailto:" in way))
    assert address.path == BOX
    return parse_qs(address.query)["subject"][0]


def message(subject: str, sender: str = "lectrice@example.org") -> bytes:
    written = EmailMessage()
    written["From"], written["To"], written["Subject"] = sender, BOX, subject
    written.set_content("Ce message a été envoyé par votre logiciel.")
    return written.as_bytes()


def state() -> str:
    return Subscriber.objects.get(email="lectrice@example.org").state


def test_the_message_that_the_header_asks_for_unsubscribes_and_is_counted(subject):
    assert take_back(message(subject)) == 1
    assert state() == SubscriberState.UNSUBSCRIBED
    assert Subscriber.objects.get().proofs.get(event=ProofEvent.UNSUBSCRIBED).source == "mail"
    assert report_of(Delivery.objects.get().sending).unsubscribed == 1


def test_read_twice_it_unsubscribes_once(subject):
    take_back(message(subject))
    take_back(message(subject))
    assert Subscriber.objects.get().proofs.filter(event=ProofEvent.UNSUBSCRIBED).count() == 1


def test_it_counts_from_whatever_address_it_is_sent(subject):
    assert take_back(message(subject, "autre@example.org")) == 1
    assert state() == SubscriberState.UNSUBSCRIBED


@pytest.mark.parametrize("change", ["Re: {}", "[pourriel] {} ", "Fwd: unsubscribe {}"])
def test_what_mail_programs_write_around_it_is_no_matter(subject, change):
    take_back(message(change.format(subject)))
    assert state() == SubscriberState.UNSUBSCRIBED


def test_a_subject_that_was_encoded_on_its_way_is_read(subject):
    for charset in ("utf-8", "iso-8859-1"):
        Subscriber.objects.update(state=SubscriberState.ACTIVE)
        encoded = Header(f"Désabonnement {subject}", charset).encode(linesep="\n")
        assert take_back(f"Subject: {encoded}\n\n".encode()) == 1
        assert state() == SubscriberState.UNSUBSCRIBED


@pytest.mark.parametrize(
    "forge",
    [
        lambda subject: "unsubscribe",
        lambda subject: "Désabonnez lectrice@example.org",
        lambda subject: subject[:-1] + ("A" if subject[-1] != "A" else "B"),
        lambda subject: subject.partition(":")[0],
        lambda subject: subject.partition(":")[0] + ":" + "A" * 43,
        lambda subject: "x" + subject,
        lambda subject: "",
    ],
)
def test_nobody_unsubscribes_somebody_else_by_writing_in_their_name(subject, forge):
    assert take_back(message(forge(subject))) == 0
    assert state() == SubscriberState.ACTIVE


def test_the_token_of_one_reader_leaves_the_others_alone(subject):
    other = subscriber("autre@example.org")
    take_back(message(subject, "autre@example.org"))
    other.refresh_from_db()
    assert other.state == SubscriberState.ACTIVE


@pytest.mark.parametrize("head", [b"=?inconnu?q?abc?=", b"=?utf-8?b?A?=", b"\xff\xfe\x00"])
def test_a_subject_that_cannot_be_read_does_no_harm(subject, head):
    assert take_back(b"Subject: " + head + b"\n\n") == 0
    assert state() == SubscriberState.ACTIVE


def test_a_mailbox_kept_as_one_file_is_read_message_by_message(subject, tmp_path):
    box = mbox(tmp_path / "desabonnement")
    box.add(message("Bonjour"))
    box.add(message(subject))
    box.close()
    assert [take_back(raw) for raw in messages_in(str(tmp_path / "desabonnement"))] == [0, 1]
    assert state() == SubscriberState.UNSUBSCRIBED
