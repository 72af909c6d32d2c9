"""Organisations as documents: found by every name, by place and partners; renames of all that they show reach them."""

import pytest

from rrma_directory.models import OrganisationKind, Territory
from rrma_directory.search_documents import OrganisationSource
from rrma_search.documents import SearchDocument
from rrma_search.facets import get_facets
from rrma_search.models import IndexedDocument
from rrma_search.projection import project, rebuild, sync
from rrma_search.query import SearchQuery
from rrma_search.service import search

from . import factories

pytestmark = pytest.mark.django_db


def found(text: str = "", **filters) -> list[str]:
    query = SearchQuery(text, {"type": ["organisation"], **{name: [value] for name, value in filters.items()}})
    sync()
    results = search(query)
    return sorted(hit.title for hit in results.hits if hit.level == 0)


def facets(organisation) -> dict:
    source = OrganisationSource()
    return dict(source.document(source.queryset().get(pk=organisation.pk)).facets)


def twinned():
    rennes = factories.organisation(
        "Ville de Rennes", level="commune", country=factories.country("FR"), territory=factories.department("35")
    )
    setif = factories.organisation("Ville de Sétif", level="commune", country=factories.country("DZ"))
    theme = factories.theme("Patrimoine")
    factories.cooperation("Rennes et Sétif", here=[rennes], there=[setif], themes=[theme])
    return rennes, setif, theme


def test_an_organisation_is_found_by_every_name_it_has():
    factories.organisation("Cités Unies France", acronym="CUF", aliases="Villes jumelées\nFMVJ", place="Paris")
    factories.organisation("Autre")
    for text in ("cités unies", "CUF", "villes jumelées", "fmvj", "paris"):
        assert found(text) == ["Cités Unies France"]


def test_acronym_and_name_find_what_has_the_other_and_follow_the_record():
    agency = factories.organisation("Agence des rives australes", acronym="ARA")
    texts = {"1": "Un appui de l’Agence des rives australes", "2": "Avec ARA", "3": "Avec ARRA", "4": "Une agence"}
    project([SearchDocument(key=f"test:{key}", kind="news", title=text) for key, text in texts.items()])

    def news(text):
        query = SearchQuery(text, {"type": ["news"]})
        return sorted(hit.key.removeprefix("test:") for hit in search(query).hits if hit.level == 0)

    assert news("ara") == ["1", "2"]
    assert news("agence des rives australes") == ["1", "2"]
    assert news("arra") == ["3"]
    agency.acronym = "ARRA"
    agency.save()
    assert news("ara") == ["2"]
    assert news("arra") == ["1", "3"]
    agency.delete()
    assert news("arra") == ["3"]


def test_an_acronym_that_is_in_the_name_is_no_synonym():
    factories.organisation("Réseau ARA", acronym="ara")
    factories.organisation("Sans sigle")
    assert list(get_facets()["organisation"].synonyms()) == []


def test_its_facets_say_what_it_is_where_it_is_and_with_whom_it_works():
    rennes, setif, _theme = twinned()
    what = {"family": ("collectivite",), "organisation_kind": ("commune",), "letter": ("V",)}
    assert facets(rennes) == {
        **what,
        "organisation": ("ville-de-rennes",),
        "level": ("commune",),
        "region": ("53-35",),
        "country": ("DZ",),
        "theme": ("patrimoine",),
    }
    assert facets(setif) == {
        **what,
        "organisation": ("ville-de-setif",),
        "country": ("DZ",),
        "theme": ("patrimoine",),
    }


def test_it_is_found_by_its_region_its_continent_and_its_theme():
    twinned()
    assert found(region="53") == ["Ville de Rennes"]
    assert found(region="53-35") == ["Ville de Rennes"]
    assert found(country="africa") == ["Ville de Rennes", "Ville de Sétif"]
    assert found(theme="patrimoine", level="commune") == ["Ville de Rennes"]
    assert found("afrique") == ["Ville de Rennes", "Ville de Sétif"]


def test_a_subdivision_is_counted_with_its_country():
    factories.organisation("Ville de Gatineau", country=factories.country("CA-QC"))
    assert found(country="CA") == found(country="CA-QC") == found(country="america") == ["Ville de Gatineau"]


def test_new_names_reach_the_documents_that_show_them():
    rennes, setif, theme = twinned()
    theme.name = "Vieilles pierres"
    theme.save()
    assert found("vieilles pierres") == ["Ville de Rennes", "Ville de Sétif"]
    country = setif.country
    country.name = "République algérienne"
    country.save()
    assert found("république algérienne") == ["Ville de Rennes", "Ville de Sétif"]
    territory = rennes.territory
    territory.name = "Pays de la Vilaine"
    territory.save()
    assert found("vilaine") == ["Ville de Rennes"]
    kind = OrganisationKind.objects.get(slug="commune")
    kind.name = "Municipalité"
    kind.save()
    assert found("municipalité") == ["Ville de Rennes", "Ville de Sétif"]
    rennes.name = "Rennes Métropole"
    rennes.save()
    assert found("métropole") == ["Rennes Métropole"] and found("ville de rennes") == []


def test_new_and_removed_ties_reach_the_documents():
    rennes, setif, theme = twinned()
    cooperation = rennes.cooperation_sides.get().cooperation
    factories.cooperation("Avec le Mali", here=[rennes], countries=[factories.country("ML")])
    assert found(country="ML") == ["Ville de Rennes"]
    setif.country = factories.country("TN")
    setif.save()
    assert found(country="TN") == ["Ville de Rennes", "Ville de Sétif"]
    cooperation.themes.remove(theme)
    cooperation.save()
    assert found(theme="patrimoine") == []
    cooperation.delete()
    assert found(country="TN") == ["Ville de Sétif"]


def test_a_region_reaches_the_organisations_of_its_departments():
    rennes, _setif, _theme = twinned()
    region = rennes.territory.parent
    region.code = "54"
    region.save()
    assert found(region="54") == ["Ville de Rennes"]
    assert Territory.objects.get(pk=rennes.territory.pk).facet_value == "54-35"


def test_a_deleted_organisation_leaves_no_trace():
    organisation = factories.organisation("Éphémère")
    assert found("éphémère") == ["Éphémère"]
    organisation.delete()
    assert found("éphémère") == []
    assert "ephemere" not in get_facets()["organisation"].values()


def test_what_is_kept_up_to_date_is_what_a_rebuild_makes():
    rennes, setif, _theme = twinned()
    rennes.member_of.add(setif)
    rennes.description = "Une ville."
    rennes.save()
    sync()
    kept = {row.key: row.content_hash for row in IndexedDocument.objects.present()}
    rebuild()
    assert {row.key: row.content_hash for row in IndexedDocument.objects.present()} == kept


def test_documents_are_made_in_a_constant_number_of_queries(django_assert_max_num_queries):
    for _each in range(6):
        factories.cooperation(
            here=[factories.organisation(country=factories.country("FR"))],
            there=[factories.organisation(country=factories.country("BJ"))],
            themes=[factories.theme()],
        )
    source = OrganisationSource()
    with django_assert_max_num_queries(8):
        documents = list(source.documents(list(source.queryset())))
    assert len(documents) == 12


def test_facets_know_the_parents_of_their_values():
    facets = get_facets()
    country, region = facets["country"].values(), facets["region"].values()
    assert (country["BJ"].parent, country["CA-QC"].parent, country["africa"].parent) == ("africa", "CA", None)
    assert (region["75-33"].label, region["75-33"].parent, region["75"].parent) == ("Gironde", "75", None)
    leaf = factories.theme("Feuille", parent=factories.theme("Racine"))
    assert facets["theme"].values()[leaf.slug].parent == "racine"
    assert list(facets["sdg"].values()) == [str(number) for number in range(1, 18)]
    assert not facets["organisation"].drawn and country["africa"].label == "Afrique"
