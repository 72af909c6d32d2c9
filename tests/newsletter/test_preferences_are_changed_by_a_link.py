"""Whoever gets letters chooses which, about what and from where, by the link in any of them."""

import pytest

from rrma_directory.choices import TerritoryKind
from rrma_directory.models import Territory, Theme
from rrma_newsletter.choices import ProofEvent, SubscriberState
from rrma_newsletter.models import Subscriber
from tests.newsletter.subscribers import page_of, subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme() -> Theme:
    return Theme.objects.create(name="Eau potable de demain")


def test_choices_are_shown_and_kept(client, theme):
    person = subscriber(cadences=["monthly"])
    region = Territory.objects.filter(kind=TerritoryKind.REGION).first()
    address = page_of(person, "preferences")
    html = client.get(address).content.decode()
    assert html.count(" checked") == 1
    data = {"cadences": ["quarterly", "free"], "themes": [theme.pk], "territories": [region.pk]}
    html = client.post(address, data).content.decode()
    assert "Vos choix sont enregistrés" in html
    assert Subscriber.objects.get().cadences == ["quarterly", "free"]
    assert list(person.themes.all()) == [theme] and list(person.territories.all()) == [region]
    assert theme.name in person.proofs.get(event=ProofEvent.CHANGED).wording
    assert client.get(address).content.decode().count(" checked") == 4


def test_none_at_all_is_refused_and_nothing_is_lost(client, theme):
    person = subscriber()
    response = client.post(page_of(person, "preferences"), {"cadences": [], "themes": [theme.pk]})
    assert response.status_code == 422
    assert "au moins une lettre" in response.content.decode()
    assert response.content.decode().count(" checked") == 1
    assert len(person.cadences) == 2


def test_choosing_subscribes_nobody_anew(client):
    person = subscriber(state=SubscriberState.UNSUBSCRIBED)
    html = client.post(page_of(person, "preferences"), {"cadences": ["free"]}).content.decode()
    assert Subscriber.objects.get().state == SubscriberState.UNSUBSCRIBED
    assert "Se réabonner" in html
