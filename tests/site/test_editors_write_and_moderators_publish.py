"""The two accounts of the demonstration: one submits, the other publishes; a draft is invisible until then."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from rrma_casestudies.models import CaseSheetPage
from rrma_search.query import SearchQuery
from rrma_search.service import search


@pytest.fixture
def sheet(network) -> CaseSheetPage:
    return CaseSheetPage.objects.get(slug="lutte-contre-l-insecurite-alimentaire")


def account(name: str):
    return get_user_model().objects.get(username=name)


def test_an_editor_may_write_but_not_publish(sheet):
    assert sheet.permissions_for_user(account("redaction")).can_edit()
    assert not sheet.permissions_for_user(account("redaction")).can_publish()
    assert sheet.permissions_for_user(account("publication")).can_publish()


@pytest.mark.parametrize("name", ["redaction", "publication"])
def test_both_reach_the_sheet_and_the_directory_in_the_admin(sheet, client, name):
    client.force_login(account(name))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[sheet.pk])).status_code == 200
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Annuaire" in menu


def test_a_draft_changes_nothing_for_visitors_until_it_is_published(sheet, client):
    sheet.summary = "Un mot que nul autre texte ne porte : quetzalcoatl."
    revision = sheet.save_revision(user=account("redaction"))
    sheet.get_workflow().start(sheet, account("redaction"))
    assert search(SearchQuery(text="quetzalcoatl")).strict_total == 0
    assert "quetzalcoatl" not in client.get(sheet.url).content.decode()
    revision.publish(user=account("publication"))
    from rrma_search.projection import sync

    sync()
    assert [hit.title for hit in search(SearchQuery(text="quetzalcoatl")).hits] == [sheet.title]
