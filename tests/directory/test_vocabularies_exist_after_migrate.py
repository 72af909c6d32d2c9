"""A new network starts with the vocabularies that all networks share, and keeps what it makes of them."""

from importlib import import_module

import pytest
from django.apps import apps
from django_countries import countries
from wagtail.search.backends import get_search_backend

from rrma_directory.choices import Continent, Family
from rrma_directory.models import SDG, CooperationKind, Country, OrganisationKind, Territory
from rrma_directory.vocabularies import load_vocabularies

from . import factories

pytestmark = pytest.mark.django_db

LOADED = (SDG, Country, Territory, OrganisationKind, CooperationKind)


def everything() -> dict:
    return {model: list(model.objects.order_by("pk").values()) for model in LOADED}


def test_there_are_seventeen_goals_under_their_french_titles():
    assert list(SDG.objects.values_list("number", flat=True)) == list(range(1, 18))
    assert str(SDG.objects.get(number=4)) == "ODD\N{NO-BREAK SPACE}4\N{NO-BREAK SPACE}: Éducation de qualité"
    assert SDG.objects.get(number=17).name == "Partenariats pour la réalisation des objectifs"


def test_every_country_of_the_iso_list_is_there_once_with_a_continent():
    assert set(Country.objects.filter(parent=None).values_list("code", flat=True)) == set(dict(countries))
    assert set(Country.objects.values_list("continent", flat=True)) == set(Continent.values)
    names = list(Country.objects.values_list("name", flat=True))
    assert len(names) == len(set(names))
    assert not any("'" in name for name in names)


@pytest.mark.parametrize(
    ("code", "name", "continent"),
    [
        ("FR", "France", "europe"),
        ("PS", "Palestine", "asia"),
        ("VN", "Vietnam", "asia"),
        ("CI", "Côte d’Ivoire", "africa"),
        ("KR", "Corée du Sud", "asia"),
        ("HT", "Haïti", "america"),
        ("GY", "Guyana", "america"),
    ],
)
def test_countries_go_by_their_usual_french_names(code, name, continent):
    country = factories.country(code)
    assert (country.name, country.continent) == (name, continent)


def test_quebec_stands_for_a_country_of_its_own_under_canada():
    quebec = factories.country("CA-QC")
    assert (quebec.name, quebec.parent.code, quebec.continent) == ("Québec", "CA", "america")


def test_there_are_18_regions_and_101_departments_by_insee_code():
    regions = Territory.objects.filter(kind="region")
    departments = Territory.objects.filter(kind="departement")
    assert (regions.count(), departments.count()) == (18, 101)
    assert all(each.parent and each.parent.kind == "region" for each in departments)
    assert all(region.departments.exists() for region in regions)


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("33", "Gironde", "75-33"),
        ("75", "Paris", "11-75"),
        ("2A", "Corse-du-Sud", "94-2A"),
        ("976", "Mayotte", "06-976"),
        ("95", "Val-d’Oise", "11-95"),
    ],
)
def test_a_department_has_a_code_of_its_own_in_the_search(code, name, value):
    department = factories.department(code)
    assert (department.name, department.facet_value) == (name, value)
    assert department.region.facet_value == value.split("-")[0]


def test_kinds_of_organisation_belong_to_known_families():
    assert OrganisationKind.objects.count() == 83
    assert set(OrganisationKind.objects.values_list("family", flat=True)) == set(Family.values)
    assert CooperationKind.objects.filter(in_law=True).count() == 9


def test_loading_again_changes_nothing():
    before = everything()
    load_vocabularies()
    assert everything() == before


def test_what_an_editor_has_changed_stays():
    Country.objects.filter(code="MM").update(name="Myanmar")
    OrganisationKind.objects.filter(slug="ong").update(slug="organisation-non-gouvernementale", plural="Les ONG")
    SDG.objects.filter(number=2).update(name="Faim zéro")
    Territory.objects.get(kind="departement", code="69").delete()
    load_vocabularies()
    assert factories.country("MM").name == "Myanmar"
    assert SDG.objects.get(number=2).name == "Faim zéro"
    assert OrganisationKind.objects.get(name="Organisation non gouvernementale").plural == "Les ONG"
    assert OrganisationKind.objects.count() == 83
    assert factories.department("69").parent.code == "84"


def test_the_migration_can_be_undone_without_taking_anything_away():
    migration = import_module("rrma_directory.migrations.0002_vocabularies").Migration
    assert all(operation.reversible for operation in migration.operations)
    before = everything()
    migration.operations[0].reverse_code(apps, None)
    assert everything() == before


def test_the_search_of_the_admin_finds_what_the_migration_loaded():
    backend = get_search_backend()
    assert [each.code for each in backend.autocomplete("benin", Country)] == ["BJ"]
    assert [each.name for each in backend.autocomplete("ille-et-v", Territory)] == ["Ille-et-Vilaine"]
