"""The way out: a button for people, the same address for mail programs (RFC 8058), and never a mere look."""

import pytest
from django.test import Client

from rrma_newsletter.choices import ProofEvent, SubscriberState
from rrma_newsletter.models import Subscriber
from tests.newsletter.subscribers import page_of, subscriber

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def strict() -> Client:
    """A client without cookies, of a site that demands a token of every form."""
    return Client(enforce_csrf_checks=True)


def state_of(person) -> str:
    return Subscriber.objects.get(pk=person.pk).state


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_look_changes_nothing(strict, method):
    person = subscriber()
    response = getattr(strict, method)(page_of(person, "unsubscribe"))
    assert response.status_code == 200 and not response.cookies
    assert state_of(person) == SubscriberState.ACTIVE


@pytest.mark.parametrize("data", [{}, ONE_CLICK])
def test_the_button_and_the_mail_program_unsubscribe_at_once(strict, data):
    person = subscriber()
    response = strict.post(page_of(person, "unsubscribe"), data)
    assert response.status_code == 200, "no redirection: RFC 8058, 3.1"
    assert not response.cookies
    assert state_of(person) == SubscriberState.UNSUBSCRIBED
    assert person.proofs.get(event=ProofEvent.UNSUBSCRIBED).source == ("one-click" if data else "link")


def test_a_mail_program_may_send_the_press_in_either_encoding(strict):
    """RFC 8058, 3.2: multipart/form-data, or application/x-www-form-urlencoded."""
    for address, kind in [("a@example.org", "application/x-www-form-urlencoded"), ("b@example.org", "multipart")]:
        person = subscriber(address)
        if kind == "multipart":
            strict.post(page_of(person, "unsubscribe"), ONE_CLICK)
        else:
            strict.post(page_of(person, "unsubscribe"), "List-Unsubscribe=One-Click", content_type=kind)
        assert person.proofs.get(event=ProofEvent.UNSUBSCRIBED).source == "one-click"


def test_a_press_without_a_cookie_or_a_referrer_from_elsewhere_is_taken(strict):
    person = subscriber()
    answer = strict.post(
        page_of(person, "unsubscribe"), ONE_CLICK, headers={"origin": "https://mail.example"}, secure=True
    )
    assert answer.status_code == 200
    assert state_of(person) == SubscriberState.UNSUBSCRIBED


def test_pressing_twice_is_pressing_once(strict):
    person = subscriber()
    for _time in range(2):
        assert strict.post(page_of(person, "unsubscribe")).status_code == 200
    assert person.proofs.filter(event=ProofEvent.UNSUBSCRIBED).count() == 1


def test_a_link_of_one_person_does_nothing_to_another(strict):
    person, other = subscriber("a@example.org"), subscriber("b@example.org")
    strict.post(page_of(person, "unsubscribe"))
    assert state_of(other) == SubscriberState.ACTIVE


def test_a_link_that_was_altered_does_nothing(strict):
    person = subscriber()
    altered = page_of(person, "unsubscribe").replace(person.key, subscriber("b@example.org").key)
    assert strict.post(altered).status_code == 404
    assert Subscriber.objects.active().count() == 2


def test_the_page_shows_the_address_in_part(strict):
    html = strict.get(page_of(subscriber("lectrice@example.org"), "unsubscribe")).content.decode()
    assert "l…@example.org" in html and "lectrice@" not in html
