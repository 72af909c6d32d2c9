"""Deleting in the admin: uses are shown before, nothing in use goes, nothing breaks."""

import pytest
from django.urls import reverse

from rrma_directory.models import Keyword, Organisation, Theme

from ..casestudies import factories as sheets
from . import factories

pytestmark = pytest.mark.django_db


def delete_url(instance) -> str:
    return reverse(type(instance).snippet_viewset.get_url_name("delete"), args=[instance.pk])


def bulk_url(*instances) -> str:
    address = reverse("wagtail_bulk_action", args=["rrma_directory", instances[0]._meta.model_name, "delete"])
    return f"{address}?{'&'.join(f'id={each.pk}' for each in instances)}"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_uses_are_named_instead_of_a_confirmation(admin, method):
    theme = factories.theme("Commerce équitable")
    page = sheets.sheet(title="Des théiers", themes=[theme])
    answer = text(getattr(admin, method)(delete_url(theme)))
    assert "Impossible de supprimer « Commerce équitable », qui sert encore (1 usage)" in answer
    assert "« Des théiers »" in answer and reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer
    assert "Oui, supprimer" not in answer
    assert Theme.objects.filter(pk=theme.pk).exists()


def test_a_value_without_uses_is_deleted_after_a_confirmation(admin):
    theme = factories.theme()
    assert "Oui, supprimer" in text(admin.get(delete_url(theme)))
    assert admin.post(delete_url(theme)).status_code == 302
    assert not Theme.objects.filter(pk=theme.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_selection_with_a_value_in_use_is_left_whole(admin, method):
    used, free = factories.organisation("Utilisé"), factories.organisation("Libre")
    factories.cooperation("Rennes et Sétif", here=[used])
    answer = text(getattr(admin, method)(bulk_url(used, free)))
    assert "« Utilisé », qui sert encore" in answer and "Coopération « Rennes et Sétif »" in answer
    assert "Rien n’a été supprimé" in answer
    assert Organisation.objects.filter(pk__in=[used.pk, free.pk]).count() == 2


def test_a_selection_without_uses_is_deleted(admin):
    one, two = factories.organisation(), factories.organisation()
    assert admin.post(bulk_url(one, two)).status_code == 302
    assert not Organisation.objects.filter(pk__in=[one.pk, two.pk]).exists()


def test_a_keyword_in_use_can_be_merged_from_there(admin):
    keyword = factories.keyword()
    sheets.sheet(keywords=[keyword])
    merge = reverse(Keyword.snippet_viewset.get_url_name("merge"), args=[keyword.pk])
    assert merge in text(admin.get(delete_url(keyword)))


def test_a_long_list_of_uses_is_cut_and_counted(admin):
    country = factories.country("BJ")
    Organisation.objects.bulk_create(
        Organisation(name=f"Organisme {number}", slug=f"o-{number}", country=country, kind_id=1) for number in range(60)
    )
    answer = text(admin.get(delete_url(country)))
    assert "(60 usages)" in answer and "et 10 autres" in answer


@pytest.mark.usefixtures("wagtail_indices")
def test_the_usage_page_lists_foreign_keys(admin):
    organisation = factories.organisation("Ville de Rennes", country=factories.country("FR"))
    usage = reverse(type(organisation.country).snippet_viewset.get_url_name("usage"), args=[organisation.country.pk])
    assert "Ville de Rennes" in text(admin.get(usage))
