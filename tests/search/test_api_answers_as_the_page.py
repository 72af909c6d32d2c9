"""The API: the parameters of the page, its numbers, its results; errors that a program can read."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, documents, make_document, searches
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

API = "/api/v1/search"


def answer(client, parameters: str = "", **headers):
    response = client.get(f"{API}?{parameters}", **headers)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def problem(client, parameters: str, status: int = 400):
    response = client.get(f"{API}?{parameters}")
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    told = json.loads(response.content)
    assert told["status"] == status and told["title"] and told["detail"]
    return told


@pytest.fixture
def villages():
    """Three documents on water in two zones, and one on rice."""
    zones = [("bora-est",), ("alto",), ("cima",), ("alto",)]
    titles = ["L'eau de Bora", "Un puits pour l’eau", "Eaux usées", "Le riz"]
    project(
        make_document(number, title=title, summary="Un <b>résumé</b>", facets={"zone": zone})
        for number, (title, zone) in enumerate(zip(titles, zones, strict=True), 1)
    )


def test_a_result_is_told_by_keys_labels_and_addresses(client, villages):
    found = answer(client, "q=Bora", HTTP_HOST="reseau.example.org")
    (hit,) = found["hits"]
    assert hit.pop("id").startswith("urn:uuid:")
    assert hit == {
        "type": {"value": "case-sheet", "label": "Fiche"},
        "title": "L'eau de Bora",
        "summary": "Un <b>résumé</b>",
        "url": "http://reseau.example.org/1/",
        "date": None,
        "level": 0,
        "facets": {
            "type": [{"value": "case-sheet", "label": "Fiches"}],
            "zone": [{"value": "bora-est", "label": "Bora orientale"}],
        },
        "highlights": {
            "title": "L&#x27;eau de <mark>Bora</mark>",
            "summary": "Un &lt;b&gt;résumé&lt;/b&gt;",
            "body": "",
        },
    }
    assert found["query"] == {"q": "Bora", "filters": {}, "sort": "relevance"}
    assert (found["total"], found["strict_total"], found["level"], found["degraded"]) == (1, 1, 0, False)


def test_facets_have_labels_parents_and_counts(client, villages):
    found = answer(client, "q=eau&zone=alto")
    assert found["total"] == 1 and found["facet_labels"]["zone"] == "Zone"
    counts = {value["value"]: (value["label"], value["count"], value["selected"]) for value in found["facets"]["zone"]}
    assert counts == {
        "nord": ("Grand Nord", 2, False),
        "alto": ("Alto", 1, True),
        "bora": ("Bora", 1, False),
        "bora-est": ("Bora orientale", 1, False),
        "sud": ("Grand Sud", 1, False),
        "cima": ("Cima", 1, False),
    }
    assert {value["value"]: value["parent"] for value in found["facets"]["zone"]}["bora-est"] == "bora"


@pytest.mark.parametrize("examples", [5, pytest.param(60, marks=pytest.mark.slow)])
def test_numbers_and_results_are_those_of_the_page(examples):
    checks = [HealthCheck.function_scoped_fixture]
    asked = given(documents(), st.lists(searches, min_size=2, max_size=3))(agree)
    settings(suppress_health_check=checks, deadline=None, max_examples=examples)(asked)()


def agree(corpus, asked):
    """The page and the API tell the same of each of the searches `asked`."""
    project(corpus)
    client = Client()
    for question in asked:
        known = {name: values for name, values in question.filters.items() if name != "theme"}
        parameters = SearchQuery(question.text, known).to_query_string()
        page, found = ShownPage(f"/recherche/?{parameters}", client), answer(client, parameters)
        assert found["total"] == page.total
        assert [" ".join(hit["title"].split()) for hit in found["hits"]] == page.titles
        for name in ("zone", "mood", "type", "year"):
            told = {value["value"]: (value["count"], value["selected"]) for value in found["facets"].get(name, [])}
            boxes = page.boxes(name)
            assert boxes == {value: told[value] for value in boxes}, name


def test_pages_are_linked_and_lead_to_every_result_once(client):
    project(make_document(number) for number in range(45))
    found = answer(client, "q=document&page_size=20")
    titles = [hit["title"] for hit in found["hits"]]
    assert found["links"]["previous"] is None and found["page_count"] == 3
    while found["links"]["next"]:
        found = json.loads(client.get(found["links"]["next"]).content)
        titles += [hit["title"] for hit in found["hits"]]
    assert len(titles) == len(set(titles)) == 45
    assert found["page"] == 3 and found["links"]["last"] == found["links"]["self"]
    assert found["links"]["previous"] == "http://testserver/api/v1/search?q=document&page=2"
    small = answer(client, "q=document&page_size=7&page=2")
    assert len(small["hits"]) == 7
    assert small["links"]["next"] == "http://testserver/api/v1/search?q=document&page=3&page_size=7"


def test_other_shapes_are_linked_and_answer(client, villages):
    links = answer(client, "q=eau&zone=nord")["links"]
    assert links["html"] == "http://testserver/recherche/?q=eau&zone=nord"
    assert all(client.get(links[name]).status_code == 200 for name in ("html", "csv", "xlsx", "atom", "first"))


def test_names_are_those_of_the_feed(client, villages):
    feed = client.get("/recherche/flux.xml?q=Bora").content.decode()
    assert answer(client, "q=Bora")["hits"][0]["id"] in feed


@pytest.mark.parametrize(
    ("parameters", "wrong"),
    [
        ("q=eau&pays=SN", {"pays": "Ce paramètre n’existe pas."}),
        ("page=0&sort=taille", {"page": "nombre entier de 1 à 500", "sort": "relevance, date, title"}),
        ("page=abc", {"page": "nombre entier"}),
        ("page=%D9%A3", {"page": "nombre entier"}),
        ("page_size=101", {"page_size": "de 1 à 100"}),
        (f"q={'a' * 201}", {"q": "200 caractères"}),
        (f"zone={'a' * 101}", {"zone": "100 caractères"}),
        ("q=eau&q=riz", {"q": "plusieurs fois"}),
    ],
)
def test_what_cannot_be_answered_is_refused_in_french(client, parameters, wrong):
    told = {error["parameter"]: error["detail"] for error in problem(client, parameters)["errors"]}
    assert told.keys() == wrong.keys()
    assert all(expected in told[name] for name, expected in wrong.items()), told


def test_an_unknown_value_is_a_question_without_results(client, villages):
    found = answer(client, "zone=nulle-part")
    assert found["total"] == 0 and found["hits"] == [] and found["page_count"] == 0


def test_a_page_that_does_not_exist_is_not_found(client, villages):
    assert "1" in problem(client, "page=2", 404)["detail"]
    assert answer(client, "q=introuvable")["page"] == 1


def test_a_program_that_has_the_answer_is_told_so(client, villages):
    for address in ("/api/v1/openapi.json", f"{API}?q=eau"):
        response = client.get(address)
        again = client.get(address, HTTP_IF_NONE_MATCH=response["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
    project([make_document(9, title="Encore de l’eau")])
    assert client.get(f"{API}?q=eau", HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 200


def test_pages_of_other_sites_may_read_and_nothing_else(client, villages):
    for address in (f"{API}?q=eau", f"{API}?page=0", "/api/v1/openapi.json"):
        response = client.get(address, HTTP_ORIGIN="https://autre.example.org")
        assert (response["Access-Control-Allow-Origin"], response["X-Robots-Tag"]) == ("*", "noindex")
    preflight = client.options(API, HTTP_ORIGIN="https://autre.example.org", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET")
    assert preflight.status_code == 204 and preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in preflight and not preflight.cookies


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_other_methods_are_refused_as_a_problem(method):
    response = getattr(Client(enforce_csrf_checks=True), method)(API)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


def test_a_head_has_the_headers_without_the_body(client, villages):
    response = client.head(f"{API}?q=eau")
    assert (response.status_code, response.content) == (200, b"") and response["ETag"]


def test_too_many_requests_are_put_off_until_the_next_minute(client, villages, settings):
    settings.RRMA_SEARCH = {"API_REQUESTS_PER_MINUTE": 2}
    cache.clear()
    statuses = {client.get(API, REMOTE_ADDR="192.0.2.1").status_code for _ in range(5)}
    assert statuses == {200, 429}
    refused = client.get(API, REMOTE_ADDR="192.0.2.1")
    assert refused["Content-Type"] == "application/problem+json" and 0 < int(refused["Retry-After"]) <= 60
    assert client.get(API, REMOTE_ADDR="192.0.2.2").status_code == 200
    assert client.get("/recherche/", REMOTE_ADDR="192.0.2.1").status_code == 200
    settings.RRMA_SEARCH = {}
    assert client.get(API, REMOTE_ADDR="192.0.2.1").status_code == 200
    cache.clear()


def test_what_stands_in_for_a_word_is_told_as_on_the_page(client):
    project([make_document(number, title="La labellisation des forêts") for number in (1, 2)])
    found = answer(client, "q=labelliser")
    assert (found["total"], found["stand_ins"]) == (2, [{"typed": "labelliser", "words": ["labellisation"]}])
    (told,) = found["stand_ins"]
    assert ShownPage("/recherche/?q=labelliser", client).text(".rrma-common").count(told["words"][0]) == 1
    assert answer(client, "q=labellisation")["stand_ins"] == []


def test_what_is_searched_besides_is_told_as_on_the_page(client):
    SynonymGroup.objects.create(terms="ESS\néconomie sociale et solidaire")
    project([make_document(1, title="L’économie sociale et solidaire")])
    assert answer(client, "q=ESS")["synonyms"] == [{"typed": "ESS", "used": "économie sociale et solidaire"}]
    assert "économie sociale et solidaire" in ShownPage("/recherche/?q=ESS", client).text("#synonymes")
    assert answer(client, "q=social")["synonyms"] == []


def test_what_the_words_name_is_proposed_as_on_the_page(client):
    zones = [("alto",), ("cima",)] * 12
    project(make_document(n, title="Eau à Alto", facets={"zone": zone}) for n, zone in enumerate(zones))
    (told,) = answer(client, "q=Alto")["proposals"]
    assert told == {"facet": "zone", "value": "alto", "label": "Alto", "count": 12}
    assert "Zone : Alto (12 résultats)" in ShownPage("/recherche/?q=Alto", client).text("#propositions")
    for nothing in ("q=Alto&page=2", "q=Alto&zone=alto", "q=eau", ""):
        assert answer(client, nothing)["proposals"] == []
        assert not ShownPage(f"/recherche/?{nothing}", client).text("#propositions")


def test_forty_filters_are_answered_and_one_more_is_refused(client, villages):
    most = "&".join(f"zone=z{number}" for number in range(39))
    assert len(answer(client, f"{most}&mood=vif")["query"]["filters"]["zone"]) == 39
    assert answer(client, f"{most}&mood=vif&mood=&mood=vif")["query"]["filters"]["mood"] == ["vif"]
    told = problem(client, f"{most}&mood=vif&mood=calme")["errors"]
    assert {error["parameter"] for error in told} == {"zone", "mood"}
    assert all("40" in error["detail"] and "41" in error["detail"] for error in told)


@pytest.mark.parametrize("path", ["search/", "nope", "docs/", "openapi.json/", "a/b/c", "%0A", "search.json"])
def test_there_is_nothing_elsewhere_below_the_api(client, path):
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response["Access-Control-Allow-Origin"] == "*" and json.loads(response.content)["detail"]


def test_an_answer_costs_no_more_queries_than_the_page(client, django_assert_max_num_queries):
    project(make_document(number, facets={"zone": ("alto",)}) for number in range(200))
    answer(client, "q=document")
    with django_assert_max_num_queries(12):
        answer(client, "q=document&page_size=100")


def test_what_answers_is_what_the_document_says(client, villages):
    document = json.loads(client.get("/api/v1/openapi.json").content)
    (address,) = document["paths"]
    assert address == API and set(document["paths"][address]) == {"get"}
    operation = document["paths"][address]["get"]
    names = [parameter["name"] for parameter in operation["parameters"]]
    assert names == ["q", *search(SearchQuery()).facets, "sort", "page", "page_size"]
    assert all(parameter["description"] for parameter in operation["parameters"])
    fields = document["components"]["schemas"]["SearchAnswer"]["properties"]
    assert fields.keys() == answer(client).keys() and all(field["description"] for field in fields.values())
    assert {status: list(told["content"]) for status, told in operation["responses"].items()} == {
        "200": ["application/json"],
        **{status: ["application/problem+json"] for status in ("400", "404", "429")},
    }


def test_the_documentation_shows_everything_and_asks_nobody_else(client, villages):
    page = ShownPage("/api/v1/docs", client)
    names = {code.get_text() for code in page.soup.select("td code")}
    assert {"q", "zone", "page_size", "total", "hits", "facets", "links", "400", "429", "detail"} <= names
    assert all(script.has_attr("src") for script in page.soup.find_all("script")) and not page.soup.find("style")
    loaded = page.soup.select("[src], head link[href]:not([rel=canonical])")
    addresses = [tag.get("src") or tag.get("href") for tag in loaded]
    assert all(address.startswith("/") for address in addresses)
    assert client.get("/api/v1/").headers["Location"] == "/api/v1/docs"
