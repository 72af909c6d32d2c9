"""Before a letter is sent: sources that changed, dead links, pictures without a text, past days, its weight."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from rrma_newsletter import sources
from rrma_newsletter.freezing import freeze
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.verification import findings, hindrances
from tests.casestudies.conftest import signed_in
from tests.casestudies.factories import image
from tests.pages.news_factories import content, news

from .letter_factories import draft, item, items, letter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def admin():
    return signed_in("composition", superuser=True)


def url(name: str, page) -> str:
    return reverse(f"rrma_newsletter_admin:{name}", args=[page.pk])


def told(page) -> list[str]:
    return [finding.text for finding in findings(NewsletterPage.objects.get(pk=page.pk))]


def good(*blocks, **fields):
    return letter(**{"subject": "Un objet", "sections": items(*(blocks or [item(news())])), **fields})


def test_a_good_letter_has_nothing_to_mend():
    assert told(good()) == [] and hindrances(good()) == []


def test_a_letter_without_subject_item_or_words_under_a_heading_is_told():
    page = letter(sections=items())
    assert told(page) == [
        "Le message n’a pas d’objet : il porte le titre de la lettre.".replace(" :", "\u00a0:"),
        "La lettre est vide.",
        "La rubrique «\u00a0À lire\u00a0» est vide.",
    ]
    assert hindrances(page) == ["La lettre est vide."]
    assert "coupent" in told(good(subject="m" * 71))[0] and told(good(subject="m" * 70)) == []


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("http://localhost/contact/", False),
        ("/contact/", False),
        ("http://localhost/recherche/?q=eau", False),
        ("http://localhost/nulle-part/", True),
        ("/contact/plus-bas/", True),
        ("https://example.org/nulle-part/", False),
    ],
)
def test_links_of_the_site_that_lead_nowhere_are_found(address, dead):
    content(title="Contact", slug="contact")
    page = good(("text", f'<p>Voir <a href="{address}">là</a>.</p>'))
    assert [address in text for text in told(page)] == ([True] if dead else [])


def test_a_link_to_a_page_taken_offline_is_found():
    target = content(slug="contact")
    page = good(("text", f'<p><a linktype="page" id="{target.pk}">là</a></p>'), item(news()))
    assert told(page) == []
    target.unpublish()
    assert len(told(page)) == 1 and hindrances(page)


def test_a_picture_without_alternative_text_is_told():
    picture = image("Puits")
    source = news(image=picture, image_decorative=True)
    page = good(item(source, lead=True))
    assert ["texte de remplacement" in text for text in told(page)] == [True] and hindrances(page) == []


@pytest.mark.parametrize(
    ("fields", "past"),
    [
        ({"date": "2026-11-20"}, True),
        ({"date": "2026-11-20", "last_day": "2099-01-01"}, False),
        ({"date": "2099-01-01"}, False),
        ({"deadline": "2026-11-20"}, True),
        ({"deadline": "2099-01-01", "date": "2026-11-20"}, False),
    ],
)
def test_what_is_past_on_the_day_of_sending_hinders(fields, past):
    page = good(("dated", {"title": "Rencontre", **fields}), date=datetime.date(2026, 11, 21))
    assert bool(hindrances(page)) is past and ["Rencontre" in text for text in told(page)] == [True] * past


def test_a_double_and_a_heavy_message_are_told():
    source = news(title="Encore elle")
    page = good(item(source), item(source))
    assert ["plusieurs fois" in text for text in told(page)] == [True] and hindrances(page) == []
    heavy = good(*(("text", f"<p>{'Des mots. ' * 900}</p>") for _ in range(12)))
    assert ["pèse" in text for text in told(heavy)] == [True] and hindrances(heavy)


def test_a_change_is_accepted_or_its_item_taken_out_on_the_screen(admin):
    renamed, gone = news(title="Le tirte"), news(title="Perdue")
    page = good(item(renamed), item(gone))
    renamed.title = "Le titre"
    renamed.save_revision().publish()
    gone.delete()
    html = admin.get(url("check", page)).content.decode()
    assert "Le titre" in html and "<del>Le tirte</del>" in html and "Perdue" in html and "n’existe plus" in html
    admin.post(url("check", page), {"accept": f"page:{renamed.pk}"})
    (change,) = sources.changes(draft(page))
    admin.post(url("check", page), {"remove": change.item.id})
    assert sources.changes(draft(page)) == [] and sources.keys_of(draft(page)) == [f"page:{renamed.pk}"]
    assert "Tout va bien" in admin.get(url("check", page)).content.decode()


def test_a_trial_goes_to_whoever_asks_and_nobody_else(admin):
    page = good()
    assert "Envoyé à composition@example.org." in admin.post(url("trial", page), follow=True).content.decode()
    (message,) = mail.outbox
    assert message.to == ["composition@example.org"] and message.subject == "[Essai] Un objet"
    assert message.alternatives[0].mimetype == "text/html" and "{{" not in message.body
    assert admin.get(url("trial", page)).status_code == 405


def test_a_trial_that_cannot_leave_says_why(admin, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "n’est pas parti" in admin.post(url("trial", good()), follow=True).content.decode()


def test_a_letter_that_was_sent_is_changed_by_no_screen(admin):
    source = news()
    page = good(item(source))
    freeze(page)
    for name, data in (("compose", {"add": f"page:{source.pk}"}), ("check", {"remove": "item-0"})):
        html = admin.post(url(name, page), data, follow=True).content.decode()
        assert "elle reste telle quelle" in html, name
    assert sources.keys_of(draft(page)) == [f"page:{source.pk}"]


def test_it_is_copied_for_other_tools_and_downloaded(admin):
    page = good(item(news(title="Du sel & du <poivre>")))
    html = admin.get(reverse("rrma_newsletter_admin:copy_for", args=[page.pk, "sympa"])).content.decode()
    assert "[% wwsympa_url %]" in html and "&lt;!doctype html&gt;" in html and "poivre&amp;gt;" in html
    assert admin.get(reverse("rrma_newsletter_admin:copy_for", args=[page.pk, "own"])).status_code == 404
    response = admin.get(url("eml", page))
    assert response["Content-Type"] == "message/rfc822" and response["Content-Disposition"].endswith('.eml"')
    assert b"unsubscribe" not in response.content
