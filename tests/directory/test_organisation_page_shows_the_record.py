"""The public page of an organisation: what is known of it, nothing that is not, and the sheets that name it."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from ..casestudies import factories as sheets
from . import factories

pytestmark = pytest.mark.django_db


def text(client, organisation) -> str:
    response = client.get(organisation.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_record_is_shown(client):
    organisation = factories.organisation(
        "Cités Unies France",
        acronym="CUF",
        place="Paris",
        level="national",
        country=factories.country("FR"),
        territory=factories.department("75"),
        founding_year=1975,
        website="https://www.example.org/",
        description="Elle réunit des collectivités.",
        aliases="Villes jumelées",
    )
    page = text(client, organisation)
    for part in ("Cités Unies France (CUF)", "Commune", "Collectivités et groupements", "Échelon", "National", "1975"):
        assert part in page
    for part in (
        'Île-de-France</a>,</span> <span class="rrma-listed">France</span></small>',
        'href="/territoires/paris/"',
        "Elle réunit",
        "Villes jumelées",
        'href="https://www.example.org/"',
        ">example.org<",
    ):
        assert part in page


def test_empty_sections_are_not_drawn(client):
    page = text(client, factories.organisation("Toute seule"))
    assert "<h2" not in page and "<table" not in page and "Création" not in page and "Site web" not in page


def test_cooperations_stand_with_their_two_sides(client):
    rennes = factories.organisation("Ville de Rennes")
    setif = factories.organisation("Ville de Sétif", country=factories.country("DZ"))
    theme = factories.theme("Patrimoine")
    cooperation = factories.cooperation(
        "Rennes et Sétif", [rennes], [setif], [theme], start_year=1982, summary="Un jumelage ancien."
    )
    for organisation, other in ((rennes, setif), (setif, rennes)):
        page = text(client, organisation)
        for part in ("Rennes et Sétif", "Un jumelage ancien.", "Algérie", "Patrimoine", "depuis 1982"):
            assert part in page
        assert f'href="{other.get_absolute_url()}"' in page
    cooperation.delete()
    assert "Rennes et Sétif" not in text(client, rennes)


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ({"start_year": 1989, "start_precision": "approx"}, "depuis 1989 environ"),
        ({"start_year": 2019, "start_precision": "at_latest"}, "depuis 2019 au plus tard"),
        ({"start_year": 2012, "end_year": 2017}, "de 2012 à 2017"),
        ({"start_year": 2012, "end_year": 2017, "start_precision": "approx"}, "depuis 2012 environ, jusqu’en 2017"),
        ({"end_year": 2017}, "jusqu’en 2017"),
    ],
)
def test_the_period_says_how_sure_it_is(client, years, words):
    organisation = factories.organisation()
    factories.cooperation(here=[organisation], **years)
    assert words in text(client, organisation)


def test_a_country_stands_for_a_side_of_which_nobody_is_named(client):
    organisation = factories.organisation("Ville de Vauréal")
    factories.cooperation(here=[organisation], countries=[factories.country("BJ")])
    pair = BeautifulSoup(text(client, organisation), "html.parser").select_one(".rrma-pair")
    assert pair.get_text(" ", strip=True) == "Ville de Vauréal et Bénin" and pair.a["href"] == "/pays/BJ/"


def test_members_and_memberships_lead_to_each_other(client):
    network, member = factories.organisation("Réseau", acronym="RES"), factories.organisation("Membre")
    member.member_of.add(network)
    assert "Membres" in text(client, network) and member.get_absolute_url() in text(client, network)
    assert "Membre de" in text(client, member) and network.get_absolute_url() in text(client, member)


def test_the_sheets_that_name_it_are_read_through_the_search(client):
    sheet = sheets.publish(sheets.sheet(title="Des théiers centenaires"))
    organisation = sheet.sides.first().organisation
    call_command("rrma_index", "rebuild", verbosity=0)
    page = text(client, organisation)
    assert "Des théiers centenaires" in page and "Fiches" in page
    sheet.unpublish()
    assert "Des théiers centenaires" not in text(client, organisation)


def test_a_draft_shows_nowhere(client):
    sheet = sheets.sheet(title="Au brouillon", live=False)
    assert "Au brouillon" not in text(client, sheet.sides.first().organisation)


def test_the_logo_has_an_alternative_text(client):
    logo = get_image_model().objects.create(title="Logo", file=get_test_image_file())
    assert 'alt="Logo\N{NO-BREAK SPACE}: Ville"' in text(client, factories.organisation("Ville", logo=logo))


def test_names_cannot_inject_markup(client):
    organisation = factories.organisation("<script>alert(1)</script>", aliases="<b>gras</b>", description="<i>x</i>")
    page = text(client, organisation)
    assert "<script>alert" not in page and "<b>gras" not in page and "<i>x" not in page


@pytest.mark.parametrize("slug", ["inconnu", "x" * 300, "a_b", "-"])
def test_an_unknown_address_is_not_found(client, slug):
    assert client.get(f"/annuaire/{slug}/").status_code == 404
