"""The same search is always at the same address, and proxies can keep the page."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrma_search.projection import project

from .corpora import declared, make_document
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("q=", "/recherche/"),
        ("q=eau&zone=&theme=&sort=relevance", "/recherche/?q=eau"),
        ("zone=nord&q=eau", "/recherche/?q=eau&zone=nord"),
        ("zone=sud&zone=nord&zone=sud", "/recherche/?zone=nord&zone=sud"),
        ("q=eau&page=1", "/recherche/?q=eau"),
        ("q=++eau++potable+", "/recherche/?q=eau+potable"),
        ("q=eau&utm_source=lettre", "/recherche/?q=eau"),
        ("q=eau&sort=bogus&page=abc", "/recherche/?q=eau"),
        ("q=riz&q=eau", "/recherche/?q=eau"),
        ("page=1000000000", "/recherche/?page=500"),
    ],
)
def test_other_ways_to_write_a_search_lead_to_its_address(client, written, address):
    response = client.get(f"/recherche/?{written}")
    assert (response.status_code, response["Location"]) == (302, address)


def test_a_page_after_the_last_leads_to_the_last(client):
    project(make_document(number) for number in range(25))
    assert client.get("/recherche/?page=9")["Location"] == "/recherche/?page=2"


texts = st.text(max_size=260)
parameters = st.lists(
    st.tuples(st.sampled_from(["q", "zone", "mood", "type", "year", "sort", "page", "autre"]), texts), max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(parameters)
def test_an_address_is_never_sent_round_in_circles(given):
    written = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in given])
    response = Client().get(f"/recherche/?{written}")
    for _ in range(2):
        if response.status_code == 200:
            break
        assert response.status_code == 302
        response = Client().get(response["Location"])
    assert response.status_code == 200


def test_the_address_is_told_to_search_engines():
    page = ShownPage("/recherche/?q=l%E2%80%99eau")
    assert page.soup.select_one("link[rel=canonical]")["href"] == "http://localhost/recherche/?q=l%E2%80%99eau"


def test_another_encoding_of_the_same_parameters_is_answered():
    assert ShownPage("/recherche/?q=eau%20potable").total == 0


def test_a_visitor_gets_no_cookie_and_a_proxy_may_keep_the_page(client):
    response = client.get("/recherche/?q=eau")
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Accept-Encoding" in response["Vary"]
    again = client.get("/recherche/?q=eau", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_tag_of_the_page_changes_with_its_content(client):
    before = client.get("/recherche/")["ETag"]
    project([make_document(1)])
    assert client.get("/recherche/")["ETag"] != before


def test_the_page_of_somebody_signed_in_is_private(admin_client):
    assert admin_client.get("/recherche/")["Cache-Control"] == "private, no-store"


def test_only_reading_is_allowed(client):
    assert client.post("/recherche/").status_code == 405
    assert client.head("/recherche/").status_code == 200
