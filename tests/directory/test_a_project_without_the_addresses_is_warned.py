"""A project that does not include the public pages is told so, and its search still works."""

import pytest
from django.test import override_settings

from rrma_directory.checks import directory_has_addresses
from rrma_directory.search_documents import OrganisationSource

from . import factories


def test_the_demonstration_site_is_complete():
    assert directory_has_addresses() == []


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="wagtail.admin.urls")
def test_without_the_addresses_there_is_a_warning_and_documents_have_no_url():
    [warning] = directory_has_addresses()
    assert warning.id == "rrma_directory.W001" and "annuaire/" in warning.hint
    organisation = factories.organisation("Ville de Rennes")
    source = OrganisationSource()
    assert source.document(source.queryset().get(pk=organisation.pk)).url == ""
