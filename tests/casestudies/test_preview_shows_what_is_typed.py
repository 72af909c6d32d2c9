"""The preview is made of the form as it stands: nothing needs to be saved, nor complete."""

import pytest
from django.urls import reverse

from rrma_casestudies.models import CaseSheetPage
from tests.casestudies import factories
from tests.casestudies.forms import blank_form, edit_url, fill, minimal_values, opened_form

pytestmark = pytest.mark.django_db


def preview(client, url, data):
    answer = client.post(url, data).json()
    assert answer == {"is_valid": True, "is_available": True}
    return client.get(url).content.decode()


def preview_of_a_new_sheet(client, **values):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["rrma_casestudies", "casesheetpage", factories.index().pk])
    return preview(client, url, fill(blank_form(), **values))


def test_lists_that_are_not_saved_yet_are_shown(admin):
    html = preview_of_a_new_sheet(
        admin,
        **minimal_values(),
        lessons=[{"kind": "obstacle", "text": "Un obstacle tapé à l’instant.", "stated": "nomme"}],
        building_blocks=[{"name": "Une brique tapée à l’instant"}],
        contacts=[{"function": "Service des relations", "mailbox": "relations@example.org"}],
    )
    for words in ("Une fiche neuve", "Un obstacle tapé à l’instant.", "Une brique tapée à l’instant", "Porto-Novo"):
        assert words in html
    assert not CaseSheetPage.objects.exists()


def test_a_sheet_of_which_only_the_title_is_there_is_shown(admin):
    assert "Presque rien" in preview_of_a_new_sheet(admin, title="Presque rien", slug="presque-rien")


def test_the_preview_of_a_full_sheet_shows_its_changes(admin):
    page = factories.full_sheet()
    page.save_revision()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    html = preview(admin, url, fill(opened_form(admin, edit_url(page)), title="Un titre changé"))
    assert "Un titre changé" in html
    assert "Étude de débouchés" in html
