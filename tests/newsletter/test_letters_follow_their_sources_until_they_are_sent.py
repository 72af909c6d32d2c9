"""A letter shows its sources as they are today; what changed is listed; once sent, nothing changes it any more."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from rrma_newsletter import sources
from rrma_newsletter.drawing import content_of
from rrma_newsletter.freezing import freeze
from rrma_newsletter.letters import rendered
from rrma_newsletter.models import FrozenLetter, NewsletterPage
from tests.casestudies.factories import image, organisation
from tests.pages.news_factories import news

from .letter_factories import item, items, letter

pytestmark = pytest.mark.django_db


def titles(page) -> list[str]:
    return [entry.title for entry in content_of(again(page)).entries]


def again(page) -> NewsletterPage:
    return NewsletterPage.objects.get(pk=page.pk)


def publish(page, **fields) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def hidden(page) -> None:
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)


MUTATIONS = {
    "renamed": lambda page: publish(page, title="Corrigé"),
    "rewritten": lambda page: publish(page, summary="Autre chose."),
    "moved": lambda page: publish(page, slug="ailleurs"),
    "illustrated": lambda page: publish(page, image=image()),
    "unpublished": lambda page: page.unpublish(),
    "restricted": hidden,
    "deleted": lambda page: page.delete(),
}
GONE = {"unpublished", "restricted", "deleted"}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_every_change_is_listed_and_keeps_the_letter_from_being_sent(mutation):
    source = news(title="Le titre")
    page = letter(sections=items(item(source)))
    assert sources.changes(page) == []
    MUTATIONS[mutation](source)
    (change,) = sources.changes(again(page))
    assert change.problem == (mutation if mutation in GONE else "changed")
    assert change.can_be_accepted == (mutation not in GONE)
    with pytest.raises(ValidationError):
        freeze(again(page))
    assert not FrozenLetter.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_what_was_sent_stays_to_the_letter(mutation):
    source = news(title="Le titre")
    page = letter(sections=items(item(source, lead=True)))
    freeze(page)
    before = {name: rendered(again(page), profile=name) for name in ("own", "brevo", "sympa")}
    MUTATIONS[mutation](source)
    publish(again(page), title="Un autre titre", subject="Autre objet", sections=[], editorial="<p>Autre.</p>")
    assert {name: rendered(again(page), profile=name) for name in before} == before
    assert titles(page) == ["Le titre"] and again(page).sent_at is not None


def test_a_corrected_title_is_corrected_and_accepting_it_resolves_it():
    source = news(title="Le tirte")
    page = letter(sections=items(item(source)))
    publish(source, title="Le titre")
    assert titles(page) == ["Le titre"]
    (change,) = sources.changes(page)
    assert change.differences == (("Titre", "Le tirte", "Le titre"),)
    sources.accept(page, change.item.key)
    assert sources.changes(page) == []
    freeze(page)


def test_what_nobody_may_see_is_left_out_at_once():
    seen, secret, draft = news(title="Visible"), news(title="Secret"), news(title="Brouillon", live=False)
    page = letter(sections=items(item(secret), item(seen), item(draft)))
    hidden(secret)
    assert titles(page) == ["Visible"]
    assert "Secret" not in rendered(page).html and "Brouillon" not in rendered(page).text


def test_words_and_picture_of_the_letters_own_go_before_those_of_the_source():
    source = news(title="Le titre", summary="Le résumé.", image=image(), image_alt="De la source")
    own = image("La mienne")
    page = letter(sections=items(item(source, title="Mon titre", text="Mon texte", image=own.pk, alt="De la lettre")))
    publish(source, title="Encore un")
    (entry,) = content_of(again(page)).entries
    assert (entry.title, entry.text, entry.picture.alt) == ("Mon titre", "Mon texte", "De la lettre")


def test_only_an_item_in_front_has_the_picture_of_its_source():
    source = news(image=image(), image_alt="Un puits", image_credit="© Réseau")
    first, second = content_of(letter(sections=items(item(source, lead=True), item(source)))).entries
    assert (first.picture.alt, first.picture.credit, first.button) == ("Un puits", "© Réseau", "Lire la suite")
    assert second.picture is None and second.button == ""


def test_documents_and_organisations_are_followed_too():
    document = get_document_model().objects.create(title="Un compte rendu", file="compte-rendu.pdf")
    body = organisation("Sicoval")
    blocks = [
        ("document", {"document": document.pk, "title": "", "text": ""}),
        ("organisation", {"organisation": body.pk, "title": "", "text": ""}),
    ]
    page = letter(sections=items(*blocks))
    assert titles(page) == ["Un compte rendu", "Sicoval"]
    body.name = "Le Sicoval"
    body.save()
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert titles(page) == ["Le Sicoval"]
    assert {change.problem for change in sources.changes(page)} == {"restricted", "changed"}


def test_drawing_costs_the_same_whatever_the_number_of_items():
    def cost(number: int) -> int:
        page = letter(sections=items(*(item(news()) for _ in range(number))))
        content_of(page)
        with CaptureQueriesContext(connection) as captured:
            content_of(page)
        return len(captured)

    assert cost(6) == cost(2)


def test_a_letter_is_frozen_once():
    source = news(title="Le titre")
    page = letter(sections=items(item(source)))
    freeze(page)
    first = FrozenLetter.objects.get()
    publish(source, title="Corrigé")
    freeze(again(page))
    assert FrozenLetter.objects.get().sent_at == first.sent_at and titles(page) == ["Le titre"]
