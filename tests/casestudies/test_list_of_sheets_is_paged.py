"""The page of all sheets: latest first, a page at a time, whatever number is asked for."""

import datetime

import pytest

from tests.casestudies import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def fourteen():
    for number in range(14):
        factories.sheet(title=f"Fiche du mois {number + 1:02}", publication_date=datetime.date(2020, 1, number + 1))


def text(client, page=""):
    response = client.get(f"/fiches/?page={page}" if page else "/fiches/")
    assert response.status_code == 200
    return response.content.decode()


def test_latest_sheets_come_first_and_the_rest_follows(client, fourteen):
    first, second = text(client), text(client, 2)
    assert first.index("Fiche du mois 14") < first.index("Fiche du mois 13")
    assert "Fiche du mois 02" not in first and "Fiche du mois 02" in second
    assert "14 fiches" in first and "Page 1 sur 2" in first


def test_a_page_that_is_not_there_is_no_error(client, fourteen):
    for number in ("0", "-1", "999999999999", "abc", "%00", "1.5"):
        assert "Fiche du mois" in text(client, number), number


def test_the_list_leads_to_the_search(client, fourteen):
    assert 'href="/recherche/?type=case-sheet"' in text(client)


def test_an_empty_list_says_so(client):
    factories.index()
    assert "Aucune fiche n’est encore publiée." in text(client)


def test_the_list_costs_the_same_whatever_its_length(client, fourteen, django_assert_max_num_queries):
    text(client)
    with django_assert_max_num_queries(24):
        text(client)
