"""What is not published shows neither at its address nor in a list, a search, a link or an organisation's page."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from rrma_casestudies.models import CrossReference
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search
from tests.casestudies import factories

pytestmark = pytest.mark.django_db


def pages_that_may_show_it(client, *addresses):
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        yield response.content.decode()


@pytest.fixture
def seen(client):
    """Whether the words « Fiche secrète » show on any public page beside the sheet's own."""
    town = factories.organisation("Ville de Cergy", country=factories.country("FR"), place="Cergy")
    witness = factories.sheet(cross_references=[CrossReference(number=77)])

    def look() -> bool:
        addresses = ["/", "/fiches/", "/recherche/?type=case-sheet", witness.url, town.get_absolute_url()]
        return any("Fiche secrète" in html for html in pages_that_may_show_it(client, *addresses))

    return look


def found():
    sync()  # what a commit does, which a test never reaches
    return "Fiche secrète" in [hit.title for hit in search(SearchQuery(filters={"type": "case-sheet"})).hits]


def draft():
    return factories.sheet(title="Fiche secrète", slug="secrete", live=False, series_number=77)


def test_a_draft_is_seen_nowhere_until_it_is_published(client, seen):
    page = draft()
    page.save_revision()
    assert client.get("/fiches/secrete/").status_code == 404
    assert not seen() and not found()
    factories.publish(page)
    assert client.get("/fiches/secrete/").status_code == 200
    assert seen() and found()


def test_an_unpublished_sheet_disappears_everywhere(client, seen):
    page = factories.publish(draft())
    assert found()
    page.unpublish()
    assert client.get("/fiches/secrete/").status_code == 404
    assert not seen() and not found()


def test_the_unpublished_changes_of_a_live_sheet_are_not_shown(client, seen):
    page = factories.publish(factories.sheet(title="Fiche publique", slug="publique"))
    page.title = "Fiche secrète"
    page.save_revision()
    assert "Fiche secrète" not in client.get("/fiches/publique/").content.decode()
    assert not seen() and not found()


def test_a_scheduled_sheet_appears_at_its_hour(client, seen):
    page = draft()
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    assert not seen() and not found()
    revision = page.revisions.get()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert seen() and found()


def test_a_sheet_under_a_restricted_list_is_seen_nowhere(client, seen):
    page = factories.publish(draft())
    assert found()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not seen() and not found()
