"""Visitors read, editors write and submit, moderators publish, administrators do it all."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from rrma_casestudies.models import CaseSheetPage
from tests.casestudies import factories
from tests.casestudies.forms import blank_form, create_url, edit_url, fill, minimal_values, opened_form

pytestmark = pytest.mark.django_db

LIST = "/admin/rrma/fiches/liste/"
SUMMARY = "/admin/rrma/fiches/financement/"


def create(client, action):
    data = fill(blank_form(), **minimal_values())
    data[action] = "1"
    return client.post(create_url(), data)


@pytest.mark.parametrize("address", [LIST, SUMMARY])
def test_a_visitor_is_sent_to_sign_in(client, address):
    response = client.get(address)
    assert response.status_code == 302 and response.url.startswith("/admin/login/")


def test_a_visitor_cannot_open_the_form(client):
    assert client.get(create_url()).status_code == 302


def test_an_editor_writes_but_does_not_publish(editor):
    assert create(editor, "action-publish").status_code == 302
    assert not CaseSheetPage.objects.get().live


def test_a_moderator_publishes(moderator):
    create(moderator, "action-publish")
    assert CaseSheetPage.objects.get().live


@pytest.fixture
def submitted(editor, moderator) -> CaseSheetPage:
    """A sheet that an editor has submitted to the moderators."""
    Task.objects.all().delete()
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.set(factories.group_on_sheets("Modération").user_set.first().groups.all())
    workflow = Workflow.objects.create(name="Relecture des fiches")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=factories.index().page_ptr)
    create(editor, "action-submit")
    page = CaseSheetPage.objects.get()
    assert page.workflow_in_progress and not page.live
    return page


def test_a_moderator_approves_in_the_form(submitted, moderator):
    data = opened_form(moderator, edit_url(submitted))
    data.update({"action-workflow-action": "true", "workflow-action-name": "approve"})
    moderator.post(edit_url(submitted), data)
    submitted.refresh_from_db()
    assert submitted.live


def test_what_is_under_review_stays_complete_so_that_it_can_be_approved_from_the_list(submitted, moderator):
    unfinished = fill(opened_form(moderator, edit_url(submitted)), themes=[])
    response = moderator.post(edit_url(submitted), unfinished)
    assert response.status_code == 200
    assert "Choisissez au moins un thème." in response.content.decode()
    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", submitted.current_workflow_task_state.pk]
    )
    assert moderator.post(approve, {"comment": "Bien."}).status_code == 302
    submitted.refresh_from_db()
    assert submitted.live


def test_an_administrator_unpublishes(admin):
    page = factories.publish(factories.sheet())
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live


def test_the_list_of_sheets_shows_drafts_to_those_who_write_them(editor):
    factories.sheet(title="Un brouillon", live=False).save_revision()
    html = editor.get(LIST).content.decode()
    assert "Un brouillon" in html


@pytest.mark.usefixtures("wagtail_indices")
@pytest.mark.parametrize("words", ["", "fiche"])
def test_the_list_is_narrowed_by_theme_and_partner_country_while_searching_or_not(admin, words):
    culture = factories.theme("Culture")
    factories.sheet(title="La bonne fiche", themes=[culture])
    factories.sheet(title="Une fiche sur autre chose")
    here, _there = factories.sides()
    factories.sheet(title="Une fiche d’ailleurs", themes=[culture], sides=[here], countries=[factories.country("ML")])
    html = admin.get(LIST, {"theme": culture.pk, "country": factories.country("BJ").pk, "q": words}).content.decode()
    assert "La bonne fiche" in html
    assert "autre chose" not in html and "ailleurs" not in html
