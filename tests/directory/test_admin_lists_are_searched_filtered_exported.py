"""The lists of the admin: French, searched, filtered, exported; choosers too; the number of queries stays bounded."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rrma_directory.exports import neutralised
from rrma_directory.models import (
    SDG,
    Cooperation,
    CooperationKind,
    Country,
    Keyword,
    Organisation,
    OrganisationKind,
    Territory,
    Theme,
)

from . import factories

MODELS = [SDG, Cooperation, CooperationKind, Country, Keyword, Organisation, OrganisationKind, Territory, Theme]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indices")]


def url(model, name="list", *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def listed(admin, model, **parameters) -> list[str]:
    response = admin.get(url(model), parameters)
    assert response.status_code == 200
    return [str(each) for each in response.context["object_list"]]


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_form_opens(admin, model):
    some = {Cooperation: factories.cooperation, Keyword: factories.keyword, Theme: factories.theme}
    instance = some[model]() if model in some else model.objects.first() or factories.organisation()
    for address in (url(model), url(model, "add"), url(model, "edit", instance.pk), url(model, "usage", instance.pk)):
        assert admin.get(address).status_code == 200


def test_the_menu_has_two_groups_in_french(admin):
    menu = admin.get(reverse("wagtailadmin_home")).content.decode()
    for label in ("Annuaire", "Organismes", "Coopérations", "Vocabulaires", "Thèmes", "Mots-clés", "Pays", "ODD"):
        assert f'"{label}"' in menu.encode().decode("unicode_escape", errors="ignore") or label in menu


def test_the_search_of_the_admin_finds_names_acronyms_and_former_names(admin):
    factories.organisation("Cités Unies France", acronym="CUF", aliases="Fédération mondiale des villes jumelées")
    factories.organisation("Ville de Rennes")
    for query in ("cites unies", "CUF", "jumelées", "fédér"):
        assert listed(admin, Organisation, q=query) == ["Cités Unies France"]
    assert listed(admin, Country, q="benin") == ["Bénin"]
    assert listed(admin, Territory, q="gironde") == ["Gironde (33)"]


def test_organisations_are_filtered(admin):
    network = factories.organisation("Réseau", kind=OrganisationKind.objects.get(slug="rrma"), level="region")
    rennes = factories.organisation("Rennes", level="commune", territory=factories.department("35"))
    cotonou = factories.organisation("Cotonou", country=factories.country("BJ"))
    cotonou.member_of.add(network)
    assert listed(admin, Organisation, family="reseau") == ["Réseau"]
    assert listed(admin, Organisation, family=["reseau", "collectivite"]) == ["Cotonou", "Rennes", "Réseau"]
    assert listed(admin, Organisation, level="commune") == ["Rennes"]
    assert listed(admin, Organisation, territory=rennes.territory.pk) == ["Rennes"]
    assert listed(admin, Organisation, country=cotonou.country.pk) == ["Cotonou"]
    assert listed(admin, Organisation, member_of=network.pk) == ["Cotonou"]
    assert listed(admin, Country, continent="oceania")[:2] == ["Antarctique", "Australie"]


def test_filters_offer_only_what_the_list_has(admin):
    factories.organisation(country=factories.country("BJ"))
    filters = admin.get(url(Organisation)).context["filters"]
    assert [str(each) for each in filters.form.fields["country"].queryset] == ["Bénin"]


@pytest.mark.parametrize(
    "parameters", ["kind=abc&level=x&country=999999&p=0", "q=%00%22%27*", "ordering=-x;drop", "p=9"]
)
def test_hostile_parameters_break_no_list(admin, parameters):
    factories.organisation()
    assert admin.get(f"{url(Organisation)}?{parameters}").status_code in {200, 404}


def test_uses_are_counted_in_the_list(admin):
    theme = factories.theme("Eau")
    factories.theme("Puits", parent=theme)
    factories.cooperation(themes=[theme])
    rows = admin.get(url(Theme), {"ordering": "-use_count"}).context["object_list"]
    assert [(each.name, each.use_count) for each in rows] == [("Eau", 2), ("Puits", 0)]


def test_a_longer_list_asks_no_more_queries(admin):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            admin.get(url(Organisation))
        return len(queries)

    places = {"country": factories.country("BJ"), "territory": factories.department("35")}
    factories.organisation(**places)
    count()
    few = count()
    for _each in range(10):
        factories.organisation(**places)
    assert count() <= few


def test_the_csv_export_has_stable_columns_and_no_formula(admin):
    factories.organisation("=HYPERLINK(1)", aliases="-x", territory=factories.department("33"), founding_year=1975)
    content = b"".join(admin.get(url(Organisation), {"export": "csv"}).streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(content))
    assert row["name"] == "'=HYPERLINK(1)" and row["aliases"] == "'-x"
    assert (row["territory"], row["founding_year"], row["kind"], row["country"]) == ("75-33", "1975", "commune", "")
    assert row["family"] == "Collectivités et groupements"


@pytest.mark.parametrize("model", MODELS)
def test_every_list_is_exported(admin, model):
    factories.cooperation("Une", here=[factories.organisation()], themes=[factories.theme()])
    factories.keyword()
    response = admin.get(url(model), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet.max_row == model.objects.count() + 1
    rows = b"".join(admin.get(url(model), {"export": "csv"}).streaming_content).decode()
    assert len(list(csv.reader(io.StringIO(rows)))) == model.objects.count() + 1


@pytest.mark.parametrize(
    ("value", "cell"), [("=1", "'=1"), ("@a", "'@a"), ("\tx", "'\tx"), (None, ""), (3, "3"), ("é", "é")]
)
def test_a_cell_that_would_run_is_neutralised(value, cell):
    assert neutralised(value) == cell


@pytest.mark.parametrize(
    ("model", "query", "found"), [(Country, "sénég", "Sénégal"), (OrganisationKind, "lyc", "Lycée")]
)
def test_choosers_are_searched(admin, model, query, found):
    chooser = model.snippet_viewset.chooser_viewset
    answer = admin.get(reverse(chooser.get_url_name("choose_results")), {"q": query})
    assert answer.status_code == 200 and found in answer.content.decode()


def test_choosers_speak_whole_sentences(admin):
    form = admin.get(url(Organisation, "add")).content.decode()
    for label in ("Choisir une nature d’organisme", "Choisir un pays", "Choisir un territoire"):
        assert label in form


def test_an_organisation_is_created_by_its_form(admin):
    kind = OrganisationKind.objects.get(slug="commune")
    network = factories.organisation("Réseau")
    data = {"name": "Ville d’Œuvre", "kind": kind.pk, "level": "commune", "member_of": [network.pk]}
    data |= {"country": factories.country("FR").pk, "territory": factories.department("35").pk}
    assert admin.post(url(Organisation, "add"), data).status_code == 302
    made = Organisation.objects.get(slug="ville-d-oeuvre")
    assert list(made.member_of.all()) == [network] and made.territory.code == "35"


def test_a_cooperation_is_created_with_its_two_sides(admin):
    here, there, theme = factories.organisation("Ici"), factories.organisation("Là-bas"), factories.theme()
    data = {"title": "Ici et là-bas", "themes": [theme.pk], "start_precision": "exact", "start_year": "1995"}
    data |= {"sides-TOTAL_FORMS": 2, "sides-INITIAL_FORMS": 0, "sides-MIN_NUM_FORMS": 0, "sides-MAX_NUM_FORMS": 1000}
    for number, (side, organisation) in enumerate([("la-bas", there), ("ici", here)]):
        row = {"side": side, "organisation": organisation.pk, "ORDER": number + 1, "id": "", "DELETE": ""}
        data |= {f"sides-{number}-{name}": value for name, value in row.items()}
    response = admin.post(url(Cooperation, "add"), data)
    assert response.status_code == 302
    cooperation = Cooperation.objects.get(slug="ici-et-la-bas")
    assert [(each.side, each.organisation) for each in cooperation.sides.all()] == [("la-bas", there), ("ici", here)]
    assert list(cooperation.themes.all()) == [theme]


def test_a_mistake_in_a_form_is_told_and_nothing_is_lost(admin):
    answer = admin.post(url(Organisation, "add"), {"name": "Sans nature", "founding_year": "3"})
    text = answer.content.decode()
    assert answer.status_code == 200 and "Sans nature" in text and "Donnez une année entre 1000 et" in text
    assert not Organisation.objects.exists()
