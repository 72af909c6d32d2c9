"""Editing news and plain pages: in French, previewed, by role; drafts unseen, dates to come refused or scheduled."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from rrma_pages.models import ContentPage, FooterPage, NetworkSettings, NewsPage
from tests.casestudies.conftest import signed_in
from tests.casestudies.factories import country, organisation, sheet, theme

from .news_factories import content, news, news_index, root

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def person():
    """A client of somebody of a group of Wagtail's, or of an administrator."""
    from django.contrib.auth.models import Group

    def sign_in(group: str):
        if group == "admin":
            return signed_in("administration", superuser=True)
        return signed_in(group, Group.objects.get(name=group))

    return sign_in


@pytest.fixture
def admin(person):
    return person("admin")


def form(**values) -> dict:
    """What a browser sends for a news item or a plain page."""
    lists = {name: inline_formset(values.pop(name, [])) for name in ("named_organisations", "related_pages")}
    blocks = values.pop("body", [])
    fields = {"title": "Une nouvelle", "slug": "une-nouvelle", "summary": "Ce qui arrive.", **values}
    return nested_form_data({**fields, **lists, "body": streamfield(blocks), "comments": inline_formset([])})


def add_url(model: str = "newspage", parent=None) -> str:
    return reverse("wagtailadmin_pages:add", args=["rrma_pages", model, (parent or news_index()).pk])


def test_labels_and_help_are_french(admin):
    html = admin.get(add_url()).content.decode()
    for words in ("Organismes cités", "À lire avec elle", "Texte du bouton", "Thèmes", "Intertitre"):
        assert escape(words) in html or words in html, words
    html = admin.get(add_url("contentpage", root())).content.decode()
    assert "Lister les pages situées en dessous" in html and "Glossaire" in html


def test_themes_and_countries_are_ticked(admin):
    theme("Culture")
    html = admin.get(add_url()).content.decode()
    for name in ("themes", "countries", "sdgs"):
        assert f'type="checkbox" name="{name}"' in html
    assert "Afrique" in html


def test_what_is_typed_is_published(admin, client):
    town, page = organisation("Sicoval"), sheet(title="Une fiche")
    response = admin.post(
        add_url(),
        {
            **form(
                body=[("paragraph", rich_text("<p>Un mot.</p>")), ("heading", "Un intertitre")],
                publication_date=str(TODAY),
                themes=[theme().pk],
                countries=[country("BJ").pk],
                named_organisations=[{"organisation": town.pk}],
                related_pages=[{"page": page.pk}],
            ),
            "action-publish": "1",
        },
    )
    item = NewsPage.objects.get()
    assert response.status_code == 302 and item.live
    html = client.get(item.url).content.decode()
    for words in ("Une nouvelle", "Un mot.", "Un intertitre", "Sicoval", "Une fiche", "Bénin"):
        assert words in html


def test_the_preview_shows_what_is_typed_and_saves_nothing(admin):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["rrma_pages", "newspage", news_index().pk])
    data = form(title="À peine tapé", summary="", named_organisations=[{"organisation": organisation("Sicoval").pk}])
    assert admin.post(address, data).json() == {"is_valid": True, "is_available": True}
    html = admin.get(address).content.decode()
    assert "À peine tapé" in html and "Sicoval" in html
    assert not NewsPage.objects.exists()


def test_the_list_of_news_is_previewed(admin):
    news(title="Déjà là")
    page = news_index()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = nested_form_data({"title": "Nouvelles", "slug": "actualites", "lede": "", "comments": inline_formset([])})
    assert admin.post(address, data).json()["is_valid"]
    html = admin.get(address).content.decode()
    assert "Nouvelles" in html and "Déjà là" in html


def test_a_draft_is_seen_nowhere(admin, client):
    admin.post(add_url(), form(title="Secrète"))
    assert not NewsPage.objects.get().live
    assert client.get("/actualites/une-nouvelle/").status_code == 404
    for address in ("/", "/actualites/", "/actualites/flux.xml", "/recherche/?type=news"):
        assert "Secrète" not in client.get(address).content.decode(), address


TO_COME = "Ce jour est à venir"


def test_a_day_to_come_is_refused_today(admin):
    data = form(publication_date=str(TODAY + datetime.timedelta(days=2)))
    response = admin.post(add_url(), {**data, "action-publish": "1"})
    assert response.status_code == 200 and TO_COME in response.content.decode()
    assert not NewsPage.objects.exists()
    admin.post(add_url(), data)  # as a draft it is nobody's business
    assert NewsPage.objects.count() == 1


def test_a_day_to_come_is_published_on_that_day_when_it_is_scheduled(admin, client):
    hour = timezone.localtime() + datetime.timedelta(days=2)
    data = form(publication_date=str(hour.date()), go_live_at=hour.strftime("%Y-%m-%d %H:%M"))
    response = admin.post(add_url(), {**data, "action-publish": "1"})
    assert response.status_code == 302
    item = NewsPage.objects.get()
    assert not item.live and client.get("/actualites/une-nouvelle/").status_code == 404
    revision = item.revisions.get()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert client.get("/actualites/une-nouvelle/").status_code == 200


def test_a_year_as_slug_is_refused_where_it_can_be_mended(admin):
    response = admin.post(add_url(), {**form(slug="2025"), "action-publish": "1"})
    assert "Quatre chiffres sont l’adresse d’une année" in response.content.decode()


def test_a_button_without_a_target_is_refused_and_nothing_is_lost(admin):
    blocks = [("button", {"label": "Écrire au réseau", "page": "", "url": ""})]
    response = admin.post(add_url(), {**form(body=blocks), "action-publish": "1"})
    html = response.content.decode()  # the field is drawn by a script, from its value as JSON
    assert response.status_code == 200 and json.dumps("Écrire au réseau")[1:-1] in html
    assert json.dumps("l’une des deux")[1:-1] in html
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize(("group", "published"), [("Editors", False), ("Moderators", True), ("admin", True)])
@pytest.mark.parametrize("model", [NewsPage, ContentPage])
def test_editors_write_and_moderators_publish(person, model, group, published):
    parent = news_index() if model is NewsPage else root()
    someone = person(group)
    response = someone.post(add_url(model._meta.model_name, parent), {**form(), "action-publish": "1"})
    assert response.status_code == 302
    assert model.objects.get().live is published


def test_a_visitor_does_neither(client):
    assert client.get(add_url()).url.startswith("/admin/login/")
    assert client.get("/admin/rrma/actualites/").url.startswith("/admin/login/")


@pytest.mark.parametrize("group", ["Editors", "Moderators", "admin"])
def test_the_list_in_the_admin_holds_drafts_and_is_narrowed(person, group):
    news(title="La bonne", live=False, themes=[theme("Culture")], countries=[country("BJ")]).save_revision()
    news(title="Une autre").save_revision()
    someone = person(group)
    html = someone.get("/admin/rrma/actualites/").content.decode()
    assert "La bonne" in html and "Une autre" in html and "12 novembre 2025" in html
    html = someone.get(
        "/admin/rrma/actualites/", {"theme": theme("Culture").pk, "country": country("BJ").pk}
    ).content.decode()
    assert "La bonne" in html and "Une autre" not in html


def test_an_organisation_that_news_name_cannot_be_deleted(admin):
    from django.db.models import ProtectedError

    town = organisation("Sicoval")
    news(title="Une nouvelle du Sicoval", organisations=[town])
    with pytest.raises(ProtectedError) as refused:
        town.delete()
    assert "Une nouvelle du Sicoval" in str(refused.value)


def test_the_pages_at_the_foot_are_chosen_in_the_settings(admin, client):
    page = content(title="Mentions légales")
    site = page.get_site()
    address = reverse("wagtailsettings:edit", args=["rrma_pages", "networksettings", site.pk])
    assert "Pages nommées en pied de page" in admin.get(address).content.decode()
    entries = inline_formset([{"column": "mentions", "page": page.pk}])
    network = {"name": "Traverses", "tagline": "", "footer_text": "", "footer_note": "", "contact_email": ""}
    admin.post(address, nested_form_data({**network, "footer_pages": entries}))
    assert NetworkSettings.objects.get().name == "Traverses"
    assert FooterPage.objects.get().page_id == page.pk
    assert "Mentions légales" in client.get("/").content.decode()
