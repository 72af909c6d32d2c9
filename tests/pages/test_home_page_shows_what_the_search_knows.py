"""The home page: latest sheets, ways in with exact counts, computed figures, and nothing that is empty."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_search.projection import project
from tests.casestudies.factories import image, sheet
from tests.search.search_page import ShownPage, spaces

from .factories import home, sheet_document, vocabularies

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(client):
    def get() -> BeautifulSoup:
        response = client.get("/")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return get


@pytest.fixture
def sheets():
    vocabularies()
    project(
        [
            sheet_document(1, facets={"country": ("BJ",), "theme": ("dechets",), "lesson": ("obstacle",)}),
            sheet_document(2, facets={"country": ("BJ", "SN"), "keyword": ("eau",)}),
            sheet_document(3, facets={"country": ("CA-QC",), "keyword": ("eau", "jeunesse")}),
            sheet_document(4, kind="organisation", facets={"country": ("BJ",)}),
        ]
    )


def test_without_content_it_says_nothing_of_it(soup):
    home(headline="Ce que l'on apprend", lede="Bonjour !")
    page = soup()
    assert page.h1.get_text() == "Ce que l’on apprend"
    assert page.select("section") == []
    for word in ("Agenda", "Appels", "Guides", "lettre", "Annuaire", "0"):
        assert word not in spaces(page.get_text())


def test_every_way_in_opens_on_its_count(soup, sheets):
    home()
    entries = soup().select(".rrma-entries a, .rrma-map__list a")
    labels = {spaces(link.find("span").get_text()) for link in entries}
    assert labels == {"eau", "jeunesse", "Bénin", "Sénégal", "Québec", "Déchets"}
    for link in entries:
        count = int(link.find_all("span")[1].find(string=True))
        assert ShownPage(link["href"]).total == count


def test_figures_are_counted(soup, sheets):
    home()
    figures = [spaces(figure.get_text()) for figure in soup().select(".rrma-figure dd")]
    assert figures == [
        "3 fiches de pratiques",
        "3 pays partenaires",
        "1 organisme dans l’annuaire",
        "1 sur 3 fiche nomme un obstacle",
    ]


def test_the_band_offers_only_what_finds_something(soup, sheets):
    home()
    page = soup()
    for name in ("country", "theme"):
        values = [option["value"] for option in page.select(f'select[name="{name}"] option')]
        assert values[0] == "" and len(values) > 2
        assert all(ShownPage(f"/recherche/?{name}={value}").total for value in values[1:])


def test_the_newest_sheet_leads_with_its_picture(soup, django_capture_on_commit_callbacks):
    page = home()
    with django_capture_on_commit_callbacks(execute=True):
        for day in ("2019-05-01", "2021-06-01", "2020-06-01"):
            sheet(title=f"Du {day}", publication_date=day, image=image(), image_alt="Un puits : l'eau", parent=None)
    page.refresh_from_db()
    assert page.get_children().count() == 1
    titles = [spaces(title.get_text()) for title in soup().select(".rrma-teaser__title")]
    assert titles == ["Du 2021-06-01", "Du 2020-06-01", "Du 2019-05-01"]
    lead = soup().select_one(".rrma-teaser--lead")
    assert lead.img["alt"] == "Un puits\u00a0: l’eau" and lead.img["width"]
    assert len(soup().select(".rrma-teaser img")) == 1
    assert spaces(lead.select_one(".rrma-pair").get_text(" ")) == "Cergy et Porto-Novo"


def test_questions_to_the_database_do_not_grow_with_the_content(soup, sheets):
    home()
    soup()
    with CaptureQueriesContext(connection) as before:
        soup()
    project(sheet_document(number, facets={"country": ("BJ",), "keyword": ("eau",)}) for number in range(10, 60))
    with CaptureQueriesContext(connection) as after:
        soup()
    assert len(after) <= len(before) + 1  # the words of the index are read again once


def test_the_page_can_be_kept_by_a_proxy_but_not_when_restricted(client):
    from wagtail.models import PageViewRestriction

    page = home()
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"] and not response.cookies
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="ouvre")
    session = client.session
    session["passed_page_view_restrictions"] = [restriction.pk]
    session.save()
    assert "private" in client.get("/")["Cache-Control"]
