"""A sheet in the search: its facets, its words, what reaches it when a name changes, what never gets there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_casestudies.models import CaseSheetContact, CaseSheetSide
from rrma_casestudies.search_documents import CaseSheetSource
from rrma_pages.models import KeywordedPage
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search
from tests.casestudies import factories

pytestmark = pytest.mark.django_db


def document(page):
    source = CaseSheetSource()
    ((_page, made),) = source.documents(list(source.queryset().filter(pk=page.pk)))
    return made


def titles(text="", **filters):
    sync()
    return {hit.title for hit in search(SearchQuery(text, filters={"type": "case-sheet", **filters})).hits}


def test_a_full_sheet_has_a_value_under_every_facet():
    made = document(factories.full_sheet())
    assert made.kind == "case-sheet" and made.date.year == 2019
    facets = {name: set(values) for name, values in made.facets.items()}
    assert facets["keyword"] == {"commerce-equitable", "cooperation-internationale"}
    assert facets["country"] == {"VN"}
    assert facets["theme"] == {"commerce-equitable", "agriculture-et-alimentation"}
    assert facets["sdg"] == {"8", "12"}
    assert facets["level"] == {"departement"}
    assert facets["region"] == {"11-94"}
    assert facets["lesson"] == {
        "obstacle", "resultat", "levier", "condition-de-reussite", "retour-ici", "echec",
    }  # fmt: skip
    assert facets["organisation"] == {
        "conseil-departemental-du-val-de-marne", "province-de-yen-bai", "vitas",
    }  # fmt: skip


def test_a_document_is_the_same_whatever_the_order_in_which_the_database_has_its_rows():
    page = factories.full_sheet()
    before = document(page)
    rows = list(KeywordedPage.objects.filter(content_object=page))
    KeywordedPage.objects.filter(content_object=page).delete()
    for row in reversed(rows):
        KeywordedPage.objects.create(tag=row.tag, content_object=row.content_object)
    assert len(rows) == 2 and document(page) == before


def test_countries_are_those_of_partners_follow_ups_included_and_never_france():
    here, there = factories.sides()
    follow_up = CaseSheetSide(
        sort_order=2, side="la-bas", role="suite", territory_name="Lomé", country=factories.country("TG")
    )
    page = factories.sheet(
        sides=[here, there, follow_up],
        countries=[factories.country("FR"), factories.country("ML")],
        secondary_countries=[factories.country("IT")],
    )
    assert set(document(page).facets["country"]) == {"BJ", "TG", "ML"}


def test_a_subdivision_that_stands_for_a_country_is_counted_under_it():
    here, there = factories.sides()
    there.country = factories.country("CA-QC")
    factories.sheet(title="Vers Longueuil", sides=[here, there])
    assert titles(country="CA") == titles(country="CA-QC") == titles(country="america") == {"Vers Longueuil"}


@pytest.mark.parametrize(
    "words",
    ["traçabilité", "débouchés agronome", "convention-cadre", "Comité populaire", "Artisans du thé", "Accorderie"],
)
def test_the_words_of_every_part_are_found(words):
    factories.full_sheet(title="Le thé Shan")
    assert titles(words) == {"Le thé Shan"}


def test_a_place_is_found_by_its_name():
    factories.full_sheet(title="Le thé Shan")
    assert titles("Val-de-Marne") == {"Le thé Shan"}


def test_nothing_of_the_contacts_is_in_the_index():
    contact = CaseSheetContact(other_name="Bureau zanzibar", function="Secrétariat wombat", mailbox="kiwi@example.org")
    made = document(factories.sheet(contacts=[contact]))
    for word in ("zanzibar", "wombat", "kiwi"):
        assert word not in f"{made.title} {made.summary} {made.body} {dict(made.facets)}"


def rename(obj, **fields):
    for name, value in fields.items():
        setattr(obj, name, value)
    obj.save()


def test_renaming_an_organisation_reaches_its_sheets():
    page = factories.full_sheet(title="Le thé Shan")
    titles()
    rename(page.sides.first().organisation, name="Grand conseil du Mélèze")
    assert titles("mélèze") == {"Le thé Shan"}


def test_renaming_a_funder_reaches_its_sheets():
    funder = factories.organisation("Agence de l’eau")
    factories.sheet(title="Les puits", financing_lines=[factories.line(funder)])
    assert titles("agence") == {"Les puits"}
    rename(funder, name="Office des sources")
    assert titles("sources") == {"Les puits"} and not titles("agence")


def test_renaming_a_theme_or_a_keyword_reaches_its_sheets():
    page = factories.sheet(
        title="Les vélos", keywords=[factories.keyword("réparation")], themes=[factories.theme("Vélo")]
    )
    assert titles("réparation") == titles("vélo") == {"Les vélos"}
    rename(page.themes.first(), name="Bicyclette")
    rename(factories.keyword("réparation"), name="ressourcerie")
    assert titles("bicyclette ressourcerie") == {"Les vélos"}


def test_a_country_given_in_the_directory_reaches_the_sheets():
    page = factories.sheet(title="Vers le Mali")
    organisation = page.sides.last().organisation
    rename(organisation, country=factories.country("ML"))
    assert titles(country="ML") == {"Vers le Mali"} and not titles(country="BJ")


def test_many_sheets_cost_the_same_queries_as_two():
    source = CaseSheetSource()

    def cost(pages):
        with CaptureQueriesContext(connection) as queries:
            made = list(source.documents(list(source.queryset().filter(pk__in=pages))))
        assert len(made) == len(pages)
        return len(queries)

    pages = [factories.full_sheet(slug=f"pleine-{number}").pk for number in range(2)]
    few = cost(pages)
    pages += [factories.full_sheet(slug=f"pleine-{number}").pk for number in range(2, 5)]
    assert cost(pages) == few


def test_the_hit_shows_series_number_places_and_month(client):
    factories.full_sheet()
    factories.sheet(title="Sans numéro", publication_date="2020-03-01")
    sync()
    html = client.get("/recherche/?type=case-sheet").content.decode().replace("\xa0", " ")
    assert "n° 64" in html and "juin 2019" in html
    assert '<span class="rrma-no">mars 2020</span>' in html
    assert "Val-de-Marne" in html and "Porto-Novo" in html and "Vietnam" in html
