"""On the whole network: a new name of any value or organisation reaches every document that shows it."""

import pytest

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import SDG, Country, Keyword, Organisation, OrganisationKind, Territory, Theme
from rrma_search import projection
from rrma_search.query import SearchQuery
from rrma_search.service import search

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def commit(settings, django_capture_on_commit_callbacks):
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 600}

    def committed():
        return django_capture_on_commit_callbacks(execute=True)

    return committed


def rename(objects):
    for number, each in enumerate(objects):
        each.name = f"Zeugme {number}"
        each.save()


def test_the_index_of_the_network_is_true():
    assert not projection.find_drift()


@pytest.mark.parametrize(
    "model",
    [Theme, Keyword, Country, Territory, SDG, OrganisationKind, pytest.param(Organisation, marks=pytest.mark.slow)],
)
def test_new_names_reach_every_document(model, commit):
    with commit():
        rename(model.objects.all())
    assert not projection.find_drift()


@pytest.mark.parametrize("model", [Theme, Country, Territory])
def test_new_names_of_values_with_others_below_reach_the_documents_below(model, commit):
    parents = model.objects.filter(pk__in=model.objects.exclude(parent=None).values("parent"))
    with commit():
        rename(parents)
    assert not projection.find_drift()


def test_a_sheet_is_found_by_the_new_name_of_its_theme(commit):
    theme = CaseSheetPage.objects.first().themes.first()
    before = search(SearchQuery(filters={"theme": [theme.slug]})).total
    theme.name = "Zeugme"
    with commit():
        theme.save()
    found = search(SearchQuery(text="zeugme"))
    assert found.strict_total == before > 0
    assert {value.value: value.label for value in found.facets["theme"]}[theme.slug] == "Zeugme"


def test_a_deleted_organisation_is_gone_before_the_commit(commit):
    with commit():
        organisation = Organisation.objects.create(
            name="Zeugme", slug="zeugme", kind=OrganisationKind.objects.first(), level="commune"
        )
    assert search(SearchQuery(text="zeugme")).strict_total == 1
    organisation.delete()
    assert search(SearchQuery(text="zeugme")).strict_total == 0
    assert not projection.find_drift()
