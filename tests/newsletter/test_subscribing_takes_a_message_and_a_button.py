"""Who types an address subscribes nobody: the message that leaves to it, and a button, do."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils.timezone import localdate

from rrma_directory.models import Theme
from rrma_newsletter.choices import LegalBasis, ProofEvent, SubscriberState
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.actions import unsubscribe
from tests.newsletter.subscribers import LETTERS, SUBSCRIBE, link_in, page_of, subscriber

pytestmark = pytest.mark.django_db

ADDRESS = "lectrice@example.org"


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def ask(client, email=ADDRESS, **values):
    return client.post(SUBSCRIBE, {"email": email, "cadences": LETTERS, **values})


def state_of(email=ADDRESS) -> str:
    return Subscriber.objects.get(email=email).state


def test_asking_sends_one_message_and_subscribes_nobody(client):
    response = ask(client)
    assert (response.status_code, response["location"]) == (302, "/lettre/merci/")
    assert state_of() == SubscriberState.UNCONFIRMED
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert not response.cookies


def test_opening_the_link_changes_nothing_and_the_button_subscribes(client):
    ask(client)
    link = link_in(mail.outbox[0])
    page = client.get(link)
    assert page.status_code == 200 and 'method="post"' in page.content.decode()
    assert not page.cookies
    assert state_of() == SubscriberState.UNCONFIRMED
    client.head(link)
    assert state_of() == SubscriberState.UNCONFIRMED
    assert client.post(link).status_code == 200
    assert state_of() == SubscriberState.ACTIVE


def test_pressing_twice_is_pressing_once(client):
    ask(client)
    link = link_in(mail.outbox[0])
    assert [client.post(link).status_code for _time in range(2)] == [200, 200]
    assert Subscriber.objects.get().proofs.filter(event=ProofEvent.CONFIRMED).count() == 1


def test_what_was_ticked_is_kept_with_the_words_that_were_shown(client):
    ask(client, cadences=["quarterly"])
    client.post(link_in(mail.outbox[0]))
    person = Subscriber.objects.get()
    assert person.cadences == ["quarterly"]
    proof = person.proofs.get(event=ProofEvent.CONFIRMED)
    assert "désabonner" in proof.wording
    assert (person.legal_basis, person.informed_on) == (LegalBasis.CONSENT, localdate(proof.happened_at))


@pytest.mark.parametrize("state", SubscriberState.values)
def test_the_answer_does_not_tell_whether_an_address_is_known(client, state):
    subscriber(state=state)
    known, unknown = ask(client), ask(client, email="autre@example.org")
    assert known.status_code == unknown.status_code == 302
    assert known["location"] == unknown["location"]
    assert len(mail.outbox) == 2, "a message leaves in both cases"
    assert state_of() == state


def test_who_has_a_subscription_is_told_how_to_change_it(client):
    person = subscriber()
    ask(client, cadences=["free"])
    assert page_of(person, "preferences") in mail.outbox[0].body
    assert person.cadences == LETTERS


def test_an_address_is_the_same_in_capitals(client):
    subscriber()
    ask(client, email="  LECTRICE@Example.ORG ")
    assert Subscriber.objects.count() == 1
    assert Subscriber.objects.filter(email="Lectrice@EXAMPLE.org").exists()


def test_one_address_is_written_to_three_times_an_hour_at_most(client):
    answers = {(response.status_code, response["location"]) for response in [ask(client) for _time in range(5)]}
    assert len(mail.outbox) == 3
    assert answers == {(302, "/lettre/merci/")}


def test_one_client_asks_so_often_an_hour(client, settings):
    settings.RRMA_NEWSLETTER = {"REQUESTS_PER_HOUR": 2}
    codes = [ask(client, email=f"personne{number}@example.org").status_code for number in range(3)]
    assert codes == [302, 302, 429]
    assert len(mail.outbox) == 2


def test_the_cache_holds_no_address(client, monkeypatch):
    seen = []
    monkeypatch.setattr(cache, "add", lambda key, *args: seen.append(key))
    monkeypatch.setattr(cache, "incr", lambda key: 1)
    ask(client)
    assert seen and not any("lectrice" in key or "127.0.0.1" in key for key in seen)


def test_a_robot_is_thanked_and_forgotten(client):
    assert ask(client, website="https://spam.example").status_code == 302
    assert not mail.outbox and not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"email": "sans arobase"}, "adresse"),
        ({"email": ""}, "adresse"),
        ({"email": "a\x00b@example.org"}, "adresse"),
        ({"cadences": []}, "au moins une lettre"),
        ({"cadences": ["jamais"]}, "jamais"),
        ({"themes": ["999999"]}, "999999"),
    ],
)
def test_what_cannot_be_is_told_in_french_and_nothing_typed_is_lost(client, values, told):
    Theme.objects.create(name="Eau potable de demain")
    response = ask(client, **values)
    html = response.content.decode()
    assert response.status_code == 422
    assert told in html and not mail.outbox
    if "email" not in values:
        assert ADDRESS in html


def test_a_mail_server_that_is_away_is_told(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    response = ask(client)
    assert response.status_code == 503 and ADDRESS in response.content.decode()


@pytest.mark.parametrize("token", ["x", "a:b:c", "é", "..", "a" * 3000])
@pytest.mark.parametrize("name", ["confirmation", "desinscription", "preferences"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_not_ours_is_told_kindly(client, name, token, method):
    response = getattr(client, method)(f"/lettre/{name}/{token}/")
    assert response.status_code == 404
    if token != "..":
        assert "ne fonctionne plus" in response.content.decode()


def test_a_confirmation_that_another_decision_has_overtaken_subscribes_nobody(client):
    ask(client)
    link = link_in(mail.outbox[0])
    client.post(link)
    unsubscribe(Subscriber.objects.get(), source="link")
    assert client.post(link).status_code == 404
    assert state_of() == SubscriberState.UNSUBSCRIBED


def test_a_confirmation_ends(client, settings):
    ask(client)
    settings.RRMA_NEWSLETTER = {"UNCONFIRMED_DAYS": -1}
    assert client.post(link_in(mail.outbox[0])).status_code == 404


def test_who_left_may_come_back_by_the_same_way(client):
    subscriber(state=SubscriberState.UNSUBSCRIBED)
    ask(client)
    assert state_of() == SubscriberState.UNSUBSCRIBED
    client.post(link_in(mail.outbox[0]))
    assert state_of() == SubscriberState.ACTIVE


def test_pages_are_kept_by_nobody(client):
    for address in (SUBSCRIBE, "/lettre/merci/", page_of(subscriber(), "preferences")):
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
