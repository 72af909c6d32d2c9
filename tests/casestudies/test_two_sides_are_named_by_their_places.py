"""« Ici » and « là-bas » depend on who reads: places name the sides."""

import pytest

from rrma_casestudies.models import CaseSheetSide
from rrma_casestudies.places import pair, side_places
from tests.casestudies import factories

pytestmark = pytest.mark.django_db


def there(name, code, organisation=None, role="partenaire"):
    return CaseSheetSide(
        side="la-bas", role=role, territory_name=name, country=factories.country(code), organisation=organisation
    )


def here(name="", role="pilote", **fields):
    return CaseSheetSide(side="ici", role=role, territory_name=name, **fields)


def test_several_places_are_joined_and_follow_ups_left_out():
    sides = [
        here("Nantes"),
        there("Dschang", "CM"),
        there("Kindia", "GN"),
        there("Grand’Anse", "HT"),
        there("Gatineau", "CA", role="suite"),
    ]
    assert pair(sides) == ("Nantes", "Dschang, Kindia et Grand’Anse")


def test_one_place_in_several_countries_is_named_once():
    sides = [here("Solidarité"), *[there("Périphéries", code) for code in ("BF", "BJ", "ML")]]
    assert pair(sides) == ("Solidarité", "Périphéries")
    (place,) = side_places(sides, "la-bas")
    assert place.countries == ("Burkina Faso", "Bénin", "Mali")


def test_an_authority_is_called_by_its_place_and_an_association_by_its_name():
    town = factories.organisation("Ville de Rennes", level="commune", place="Rennes")
    association = factories.organisation("Solidarité Laïque", level="ong", place="Paris", acronym="SL")
    assert CaseSheetSide(side="ici", organisation=town).place == "Rennes"
    assert CaseSheetSide(side="ici", organisation=association).place == "SL"


def test_a_partner_known_by_its_country_alone_is_called_by_it():
    assert pair([here("Vauréal"), there("", "BJ")]) == ("Vauréal", "Bénin")


def test_there_is_no_pair_when_a_side_is_missing():
    assert pair([here("Vauréal")]) is None
    assert pair([]) is None


def test_what_a_side_leaves_open_is_taken_from_the_directory():
    town = factories.organisation("Commune de Gandon", level="commune", country=factories.country("SN"), territory=None)
    side = CaseSheetSide(side="la-bas", organisation=town)
    assert (side.effective_level, side.effective_country.code) == ("commune", "SN")
    own = CaseSheetSide(side="la-bas", organisation=town, level="autre", country=factories.country("ML"))
    assert (own.effective_level, own.effective_country.code) == ("autre", "ML")
