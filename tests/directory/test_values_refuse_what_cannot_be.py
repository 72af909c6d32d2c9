"""What an editor types wrong is told in French, beside the field where it can be mended."""

import pytest
from django.core.exceptions import ValidationError

from rrma_directory.models import Country, Organisation, Territory, Theme

from . import factories

pytestmark = pytest.mark.django_db


def refusal(instance) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        instance.full_clean()
    return error.value.message_dict


def test_a_theme_stands_neither_under_itself_nor_under_its_own_sub_theme():
    root = factories.theme("Racine")
    leaf = factories.theme("Feuille", parent=factories.theme("Branche", parent=root))
    for parent in (root, leaf):
        root.parent = parent
        assert refusal(root)["parent"] == [
            "Un thème ne peut se ranger ni sous lui-même ni sous l’un de ses sous-thèmes."
        ]


def test_a_tree_damaged_by_hand_is_still_read():
    one = factories.theme("Un")
    two = factories.theme("Deux", parent=one)
    Theme.objects.filter(pk=one.pk).update(parent=two)
    one.refresh_from_db()
    assert [each.name for each in one.ancestors()] == ["Deux"]


@pytest.mark.parametrize("code", ["bj", "BEN", "B", "CA_QC", "CA-", "BJ\n", ""])
def test_a_country_code_has_the_form_of_the_iso_list(code):
    assert "code" in refusal(Country(code=code, name="Pays", continent="africa"))


def test_a_country_code_is_one_of_the_iso_list():
    assert refusal(Country(code="XX", continent="africa"))["code"] == [
        "Aucun pays n’a le code «\N{NO-BREAK SPACE}XX\N{NO-BREAK SPACE}»."
    ]


def test_a_subdivision_stands_under_its_own_country():
    canada, france = factories.country("CA"), factories.country("FR")
    Country(code="CA-NB", name="Nouveau-Brunswick", continent="america", parent=canada).full_clean()
    assert "parent" in refusal(Country(code="CA-ON", name="Ontario", continent="america"))
    assert "parent" in refusal(Country(code="CA-ON", name="Ontario", continent="america", parent=france))
    canada.parent = france
    assert "parent" in refusal(canada)


def test_a_country_without_a_name_takes_the_usual_one():
    Country.objects.filter(code="BJ").delete()
    country = Country(code="BJ", continent="africa")
    country.full_clean()
    country.save()
    assert country.name == "Bénin"


def test_a_department_stands_under_a_region_and_a_region_under_nothing():
    bretagne, finistere = factories.region("53"), factories.department("29")
    assert "parent" in refusal(Territory(kind="departement", code="999", name="Nulle part"))
    assert "parent" in refusal(Territory(kind="departement", code="999", name="Nulle part", parent=finistere))
    assert "parent" in refusal(Territory(kind="region", code="99", name="Ailleurs", parent=bretagne))


def test_an_insee_code_is_taken_once_for_each_rung():
    assert refusal(Territory(kind="region", code="75", name="Autre"))["__all__"] == [
        "Ce code INSEE est déjà celui d’un autre territoire de même nature."
    ]
    assert factories.department("75").name != factories.region("75").name


@pytest.mark.parametrize("year", [3, 999, 3000, 32767])
def test_a_year_is_a_plausible_one(year):
    kind = factories.organisation().kind
    assert "founding_year" in refusal(Organisation(name="Une", kind=kind, founding_year=year))


def test_nothing_ends_before_it_begins():
    organisation = factories.organisation("Une", founding_year=1999, closing_year=1998)
    assert refusal(organisation)["closing_year"] == ["L’année de fermeture précède l’année de création."]
    cooperation = factories.cooperation("Une", start_year=2010, end_year=2009)
    assert refusal(cooperation)["end_year"] == ["L’année de fin précède l’année de début."]


def test_a_web_site_is_an_address_of_the_web():
    kind = factories.organisation().kind
    assert "website" in refusal(Organisation(name="Une", kind=kind, website="javascript:alert(1)"))
