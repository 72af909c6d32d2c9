"""Who composes, who approves, who sends: each role reaches its screens and no other, whatever is asked of them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rrma_newsletter.choices import SendingState, SubscriberState
from rrma_newsletter.models import Sending, Subscriber
from rrma_search.groups import make_groups
from tests.newsletter.letter_factories import items, letter
from tests.newsletter.sendings import sending
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db

SENDING = "Lettre : envoi"
OTHERS = ["Lettre : composition", "Lettre : approbation", "Editors", "Moderators", None]
WORDS = ("text", "<p>Le réseau se retrouve bientôt.</p>")


def signed_in(group: str | None) -> Client:
    """Somebody of `group`; a visitor for None."""
    client = Client()
    if group:
        make_groups()
        user = get_user_model().objects.create(username=group)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
    return client


def people(name: str, *arguments: int) -> str:
    return reverse(Subscriber.snippet_viewset.get_url_name(name), args=arguments)


def sendings(name: str, *arguments: int) -> str:
    return reverse(Sending.snippet_viewset.get_url_name(name), args=arguments)


@pytest.fixture
def places() -> dict[str, str]:
    person, sent = subscriber(), sending()
    return {
        "subscribers": people("list"),
        "subscriber": people("inspect", person.pk),
        "json": people("json", person.pk),
        "csv": people("csv", person.pk),
        "import": people("import"),
        "unsubscribe": people("unsubscribe", person.pk),
        "erase": people("erase", person.pk),
        "sendings": sendings("list"),
        "sending": sendings("inspect", sent.pk),
        "start": reverse("rrma_newsletter_admin:send", args=[letter().pk]),
    }


def test_who_sends_opens_every_screen_of_it(places):
    client = signed_in(SENDING)
    assert {name: client.get(address).status_code for name, address in places.items()} == dict.fromkeys(places, 200)


def test_an_administrator_opens_every_screen(places, admin_client):
    assert {name: admin_client.get(place).status_code for name, place in places.items()} == dict.fromkeys(places, 200)


@pytest.mark.parametrize("role", OTHERS)
def test_others_open_none_and_change_nothing(places, role):
    client = signed_in(role)
    person, sent = Subscriber.objects.get(), Sending.objects.get()
    commands = [*places.values(), sendings("pause", sent.pk), sendings("resume", sent.pk)]
    for address in commands:
        for method in (client.get, client.post):
            assert method(address).status_code in (302, 403, 405), address
    person.refresh_from_db()
    sent.refresh_from_db()
    assert (person.state, sent.state) == (SubscriberState.ACTIVE, SendingState.QUEUED)
    assert Sending.objects.count() == 1


@pytest.mark.parametrize("role", [SENDING, "Lettre : composition"])
def test_wagtails_own_screens_change_nobody(role, admin_client):
    person, sent = subscriber(), sending()
    for client in (signed_in(role), admin_client):
        for viewset, pk in ((Subscriber.snippet_viewset, person.pk), (Sending.snippet_viewset, sent.pk)):
            assert client.post(reverse(viewset.get_url_name("add"))).status_code == 302
            for name in ("edit", "delete"):
                assert client.post(reverse(viewset.get_url_name(name), args=[pk])).status_code == 302
    assert Subscriber.objects.count() == Sending.objects.count() == 1


def test_the_menu_leads_there():
    subscriber()
    html = signed_in(SENDING).get(reverse("wagtailadmin_home")).content.decode()
    assert people("list") in html and sendings("list") in html
    html = signed_in("Editors").get(reverse("wagtailadmin_home")).content.decode()
    assert people("list") not in html


def test_a_published_letter_is_sent_by_a_button_once(admin_user):
    page = letter(sections=items(WORDS))
    client = signed_in(SENDING)
    subscriber()
    start = reverse("rrma_newsletter_admin:send", args=[page.pk])
    assert start in client.get(sendings("list")).content.decode()
    html = client.get(start).content.decode()
    assert "Elle part à 1 abonné" in html.replace("\xa0", " ") and not Sending.objects.exists()
    for _time in range(2):
        client.post(start)
    sent = Sending.objects.get()
    page.refresh_from_db()
    assert page.sent_at and sent.started_by.username == SENDING
    assert "{{ unsubscribe_url }}" in sent.html and "{{ unsubscribe_url }}" in sent.text
    assert client.get(start).url == sendings("inspect", sent.pk)


def test_a_draft_is_not_sent():
    page = letter(live=False, sections=items(WORDS))
    client = signed_in(SENDING)
    start = reverse("rrma_newsletter_admin:send", args=[page.pk])
    assert "Publiez d’abord" in client.get(start).content.decode()
    client.post(start)
    assert not Sending.objects.exists()


def test_a_sending_is_paused_and_goes_on_by_a_button():
    client, sent = signed_in(SENDING), sending()
    client.post(sendings("pause", sent.pk))
    sent.refresh_from_db()
    assert sent.state == SendingState.PAUSED
    assert sendings("resume", sent.pk) in client.get(sendings("inspect", sent.pk)).content.decode()
    client.post(sendings("resume", sent.pk))
    sent.refresh_from_db()
    assert sent.state == SendingState.QUEUED


def test_somebody_is_unsubscribed_and_erased_by_hand():
    client, person = signed_in(SENDING), subscriber()
    client.post(people("unsubscribe", person.pk))
    person.refresh_from_db()
    assert person.state == SubscriberState.UNSUBSCRIBED
    assert person.email in client.get(people("json", person.pk)).content.decode()
    client.post(people("erase", person.pk))
    assert not Subscriber.objects.exists()
    assert client.get(people("inspect", person.pk)).status_code == 404


def test_a_list_is_looked_at_then_taken_in_and_what_is_faulty_is_given_back():
    client = signed_in(SENDING)
    data = {"text": "adresse;base légale;nom\na@example.org;adhésion;A\nfaux;adhésion;B", "source": "Adhérents 2026"}
    looked = client.post(people("import"), data)
    html = looked.content.decode()
    assert "pas une adresse" in html and not Subscriber.objects.exists()
    assert data["text"] in html and looked.context["report"].ignored == ["nom"]
    confirmed = client.post(people("import"), {**data, "confirm": looked.context["looked_at"]})
    assert Subscriber.objects.get().proofs.get().source == "Adhérents 2026"
    left = confirmed.context["form"].initial["text"]
    assert left.splitlines() == ["adresse;base légale;nom", "faux;adhésion;B"]
    mended = {**data, "text": left.replace("faux", "vrai@example.org")}
    again = client.post(people("import"), mended).context["looked_at"]
    assert client.post(people("import"), {**mended, "confirm": again}).status_code == 302
    assert Subscriber.objects.count() == 2


def test_a_list_altered_since_it_was_looked_at_is_looked_at_again():
    client = signed_in(SENDING)
    data = {"text": "adresse;base légale\na@example.org;adhésion", "source": "Adhérents 2026"}
    looked_at = client.post(people("import"), data).context["looked_at"]
    more = data["text"] + "\nb@example.org;adhésion"
    altered = client.post(people("import"), {**data, "text": more, "confirm": looked_at})
    assert altered.context["report"].new == 2 and not Subscriber.objects.exists()


def test_a_file_is_not_to_be_given_twice_when_something_else_is_missing():
    file = SimpleUploadedFile("liste.csv", "adresse;base légale\na@example.org;adhésion".encode())
    html = signed_in(SENDING).post(people("import"), {"file": file}).content.decode()
    assert "a@example.org;adhésion</textarea>" in html


@pytest.mark.parametrize("data", [{}, {"text": " ", "source": "x"}, {"text": "a;b\nc;d", "source": "x"}])
def test_a_list_that_cannot_be_read_is_told(data):
    response = signed_in(SENDING).post(people("import"), data)
    assert response.status_code == 200 and not Subscriber.objects.exists()
