"""Title, summary, one audience, one step: nothing less is published, nothing more is asked; by role."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import escape
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from rrma_pages.models import Audience, GuidePage
from tests.casestudies.conftest import signed_in

from .guide_factories import audience, full_guide, guide, guides_index, publish

pytestmark = pytest.mark.django_db

LISTS = ("prerequisites", "steps", "checks", "tools", "legal_references", "terms", "editions", "related_pages")


@pytest.fixture
def admin():
    return signed_in("administration", superuser=True)


@pytest.fixture
def editor():
    return signed_in("redaction", Group.objects.get(name="Editors"))


@pytest.fixture
def moderator():
    return signed_in("moderation", Group.objects.get(name="Moderators"))


def step(title: str = "Écouter", **fields) -> dict:
    return {"title": title, "text": rich_text("<p>Faites la liste.</p>"), "aside_page": "", **fields}


def form(**values) -> dict:
    """What a browser sends for a guide."""
    lists = {name: inline_formset(values.pop(name, [])) for name in LISTS}
    ticked = {"audiences": values.pop("audiences", [])}
    fields = {"title": "Un guide neuf", "slug": "un-guide-neuf", "summary": "Ce qu’il apprend.", **values}
    return {**nested_form_data({**fields, **lists, "comments": inline_formset([])}), **ticked}


def fit(**values) -> dict:
    return form(**{"audiences": [audience().pk], "steps": [step()], **values})


def add_url() -> str:
    return reverse("wagtailadmin_pages:add", args=["rrma_pages", "guidepage", guides_index().pk])


def submit(client, data, action="action-publish"):
    return client.post(add_url(), {**data, action: "1"} if action else data)


def refused(response, message):
    assert response.status_code == 200
    text = BeautifulSoup(response.content, "html.parser").get_text().replace("\xa0", " ")
    assert message in text
    assert not GuidePage.objects.exists()


def test_four_things_are_enough(admin):
    assert submit(admin, fit()).status_code == 302
    page = GuidePage.objects.get()
    assert page.live and [each.title for each in page.steps.all()] == ["Écouter"]


def test_a_summary_is_asked_for(admin):
    refused(submit(admin, fit(summary="")), "Champ requis")


def test_an_audience_is_asked_for(admin):
    refused(submit(admin, fit(audiences=[])), "choisissez au moins un public")


def test_a_step_is_asked_for(admin):
    refused(submit(admin, fit(steps=[])), "Écrivez au moins une étape")


def test_a_step_taken_out_does_not_count(admin):
    refused(submit(admin, fit(steps=[step(DELETE="1")])), "Écrivez au moins une étape")


def test_what_was_typed_is_kept_when_refused(admin):
    response = submit(admin, fit(audiences=[], duration="3 à 6 mois"))
    assert "3 à 6 mois" in response.content.decode()


def test_a_draft_is_saved_with_its_title_alone(admin):
    assert submit(admin, form(summary=""), action="").status_code == 302
    assert not GuidePage.objects.get().live


def test_a_guide_cannot_be_made_live_by_the_code_either():
    with pytest.raises(ValidationError) as refusal:
        guide(steps=[], audiences=[])
    assert set(refusal.value.message_dict) == {"steps", "audiences"}


def test_publishing_many_at_once_publishes_nothing_unfinished_and_says_so(admin):
    pages = [guide(live=False, title="Tout prêt"), guide(live=False, title="À moitié fait", steps=[])]
    for page in pages:
        page.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    url = f"{url}?id={pages[0].pk}&id={pages[1].pk}&next={reverse('wagtailadmin_home')}"
    html = admin.post(url, follow=True).content.decode().replace("\xa0", " ")
    assert "Il manque quelque chose à « À moitié fait »" in html
    assert not GuidePage.objects.live().exists()


def test_an_editor_writes_but_does_not_publish(editor):
    assert submit(editor, fit()).status_code == 302
    assert not GuidePage.objects.get().live


def test_a_moderator_publishes(moderator):
    submit(moderator, fit())
    assert GuidePage.objects.get().live


def test_what_moderators_are_asked_to_publish_is_complete_too(editor):
    refused(submit(editor, fit(steps=[]), "action-submit"), "Écrivez au moins une étape")


def test_a_visitor_is_sent_to_sign_in(client):
    for address in (add_url(), "/admin/rrma/guides/", "/admin/snippets/rrma_pages/audience/"):
        assert client.get(address)["Location"].startswith("/admin/login/")


def test_the_form_is_in_french_and_in_the_order_of_the_printed_guide(admin):
    html = admin.get(add_url()).content.decode()
    order = ("Titre court", "Pour qui", "Avant de commencer", "Étapes", "Liste à cocher", "Outils à télécharger")
    places = [html.find(escape(words)) for words in (*order, "Ce que dit la loi", "Éditions", "Liens")]
    assert -1 not in places and places == sorted(places)
    assert "ajoutez le guide à leurs pages liées" in html


def test_the_preview_shows_what_is_typed(admin):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["rrma_pages", "guidepage", guides_index().pk])
    data = fit(steps=[step("Une étape à peine tapée")], checks=[{"text": "Une case à peine tapée"}])
    assert admin.post(url, data).json() == {"is_valid": True, "is_available": True}
    html = admin.get(url).content.decode()
    assert "Une étape à peine tapée" in html and "Une case à peine tapée" in html
    assert not GuidePage.objects.exists()


def test_the_preview_of_a_guide_with_its_title_alone_works(admin):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["rrma_pages", "guidepage", guides_index().pk])
    admin.post(url, form(summary=""))
    assert "Un guide neuf" in admin.get(url).content.decode()


def test_the_admin_list_is_narrowed_by_audience(admin):
    guide(title="Pour les élus")
    guide(title="Pour les classes", audiences=[audience("enseignants")])
    html = admin.get("/admin/rrma/guides/", {"audience": audience("enseignants").pk}).content.decode()
    assert "Pour les classes" in html and "Pour les élus" not in html


def test_moderators_keep_the_audiences_and_editors_do_not(editor, moderator):
    url = reverse("wagtailsnippets_rrma_pages_audience:add")
    data = {"name": "Hôpitaux", "position": 9, "slug": ""}
    editor.post(url, data)
    assert not Audience.objects.filter(name="Hôpitaux").exists()
    moderator.post(url, data)
    assert Audience.objects.get(name="Hôpitaux").slug == "hopitaux"


def test_an_audience_in_use_is_not_deleted_and_its_guides_are_named(admin):
    publish(full_guide())
    response = admin.post(reverse("wagtailsnippets_rrma_pages_audience:delete", args=[audience().pk]))
    assert "démarrer une coopération" in response.content.decode()
    assert Audience.objects.filter(slug="elus").exists()
