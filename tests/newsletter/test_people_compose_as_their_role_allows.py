"""Who may edit a letter may compose, check, copy and try it; nobody else. Its form is French and can be previewed."""

import json
import sys

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from rrma_newsletter import sources
from rrma_newsletter.models import NewsletterPage
from tests.casestudies.conftest import signed_in
from tests.pages.news_factories import news

from .letter_factories import draft, item, items, letter, letter_index

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SCREENS = ("compose", "check", "copy", "eml")


def person(role: str) -> Client:
    if role == "anonymous":
        return Client()
    if role == "stranger":
        group = Group.objects.create(name="Ailleurs")
        group.permissions.add(*Group.objects.get(name="Editors").permissions.all())
        return signed_in("ailleurs", group)
    return signed_in(role, *([] if role == "admin" else [Group.objects.get(name=role)]), superuser=role == "admin")


def address(name: str, page) -> str:
    return reverse(f"rrma_newsletter_admin:{name}", args=[page.pk])


@pytest.mark.parametrize("role", ["Editors", "Moderators", "admin"])
def test_who_may_edit_reaches_every_screen_and_adds(role):
    source, page = news(), letter(live=False)
    client = person(role)
    assert {client.get(address(name, page)).status_code for name in SCREENS} == {200}
    client.post(address("compose", page), {"add": f"page:{source.pk}"})
    assert sources.keys_of(draft(page)) == [f"page:{source.pk}"]


@pytest.mark.parametrize("role", ["anonymous", "stranger"])
def test_nobody_else_does(role):
    source, page = news(), letter(live=False)
    client = person(role)
    for name in SCREENS:
        response = client.get(address(name, page))
        assert response.status_code == 302 and "eml" not in response.headers.get("Content-Type", ""), name
    client.post(address("compose", page), {"add": f"page:{source.pk}"})
    client.post(address("trial", page))
    assert sources.keys_of(draft(page)) == []


def test_an_editor_does_not_publish():
    client, page = person("Editors"), letter(live=False)
    client.post(address("compose", page), {"add": f"page:{news().pk}"})
    assert not NewsletterPage.objects.get(pk=page.pk).live
    assert client.get(f"/lettres/{page.slug}/").status_code == 404
    assert GroupPagePermission.objects.filter(group__name="Editors").exists()


def test_a_locked_letter_is_left_as_it_is():
    source, page = news(), letter(live=False)
    NewsletterPage.objects.filter(pk=page.pk).update(locked=True)
    html = person("Editors").post(address("compose", page), {"add": f"page:{source.pk}"}, follow=True).content.decode()
    assert "verrouillée" in html and sources.keys_of(draft(page)) == []


def test_a_letter_that_is_gone_or_is_none_is_not_found():
    client = person("admin")
    for pk in (0, 999_999, letter_index().pk):
        assert client.get(reverse("rrma_newsletter_admin:compose", args=[pk])).status_code == 404


def form(source, **values) -> dict:
    entry = {"page": source.pk, "lead": "", "title": "Un autre titre", "text": "", "image": "", "alt": ""}
    section = {"title": "À lire", "intro": "", "items": streamfield([("page", entry)])}
    fields = {"title": "Lettre n° 1", "slug": "lettre-1", "number": "1", "date": "21/11/2026", "cadence": "monthly"}
    fields |= {"subject": "", "editorial": rich_text("<p>Bonjour.</p>"), **values}
    return nested_form_data({**fields, "sections": streamfield([("section", section)]), "comments": inline_formset([])})


def test_a_letter_is_made_in_the_form_and_its_labels_are_french():
    client, source = person("admin"), news()
    add = reverse("wagtailadmin_pages:add", args=["rrma_newsletter", "newsletterpage", letter_index().pk])
    html = client.get(add).content.decode()
    for words in ("Rubriques", "À la une", "Date à retenir", "Chiffre clé", "Objet du message"):
        assert words in html or json.dumps(words).strip('"') in html, words
    response = client.post(add, form(source))
    assert response.status_code == 302, response.context["form"].errors
    made = NewsletterPage.objects.get()
    assert sources.keys_of(draft(made)) == [f"page:{source.pk}"]
    assert made.picked_sources.get().seen["title"] == source.title


def test_a_page_with_nothing_to_show_is_refused_in_words():
    client = person("admin")
    add = reverse("wagtailadmin_pages:add", args=["rrma_newsletter", "newsletterpage", letter_index().pk])
    response = client.post(add, form(letter_index()))
    words = json.dumps("n’a rien à montrer dans une lettre").strip('"')
    assert response.status_code == 200 and words in response.content.decode()
    assert not NewsletterPage.objects.exists()


@pytest.mark.parametrize(
    ("mode", "shown"),
    [("", "rrma-letter__mast"), ("mail", 'role="article"'), ("mail-dark", "@media all"), ("text", "LA LETTRE DE")],
)
def test_the_draft_is_previewed_as_each_reader_gets_it(mode, shown):
    client, page = person("admin"), letter(live=False, sections=items(item(news(title="Une nouvelle"))))
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, form(news())).json()["is_valid"]
    html = client.get(f"{preview}?mode={mode}").content.decode()
    assert shown in html and "Un autre titre" in html


def test_without_mrml_the_letter_is_composed_and_the_editor_told_what_lacks(monkeypatch):
    monkeypatch.setitem(sys.modules, "mrml", None)
    client, page = person("admin"), letter(sections=items(item(news())))
    assert client.get(page.url).status_code == client.get(address("compose", page)).status_code == 200
    assert "wagtail-rrma[newsletter]" in client.get(address("check", page)).content.decode()
    for name in ("copy", "eml"):
        assert "wagtail-rrma[newsletter]" in client.get(address(name, page), follow=True).content.decode(), name
