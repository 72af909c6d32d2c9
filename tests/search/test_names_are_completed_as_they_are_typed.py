"""The search box is offered names that some document has, whatever accents are typed, and never a hidden title."""

import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

import rrma_search
from rrma_search import completion
from rrma_search.completion import completions
from rrma_search.facets import get_facets
from rrma_search.projection import project, withdraw
from rrma_search.synonyms import SynonymRule

from .corpora import declared, make_document
from .hostile import hostile_texts
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

SCRIPT = Path(rrma_search.__file__).parent / "static/rrma_search/completion.js"


@pytest.fixture(autouse=True)
def nothing_kept():
    completion._kept.clear()
    yield
    completion._kept.clear()


def texts(typed, **scope):
    return [found.text for found in completions(typed, **scope)]


@pytest.mark.parametrize("typed", ["sene", "SÉNÉ", "séne", "l’eau au sénég", "senegal eau"])
def test_accents_capitals_and_order_make_no_difference(typed):
    project([make_document(1, title="L’eau au Sénégal")])
    assert texts(typed) == ["L’eau au Sénégal"]


def test_values_with_documents_come_before_titles_and_parents_with_them():
    project([make_document(1, title="Grand Nord et bas", facets={"zone": ("bora-est",)})])
    found = completions("grand n")
    assert [(name.text, name.kind) for name in found] == [("Grand Nord", "Zone"), ("Grand Nord et bas", "Fiche")]
    assert texts("cima") == []


def test_names_that_begin_so_come_before_those_that_go_on_so():
    project([make_document(1, title="Une forêt"), make_document(2, title="Forêt et eau")])
    assert texts("for") == ["Forêt et eau", "Une forêt"]


@pytest.mark.parametrize("typed", ["cote", "cote d", "cote d'", "cote d’i"])
def test_a_letter_by_itself_rules_nothing_out(typed):
    project([make_document(1, title="Côte d’Ivoire"), make_document(2, title="Ivoire")])
    assert texts(typed) == ["Côte d’Ivoire"]


def test_an_acronym_leads_to_what_has_it(monkeypatch):
    zone = get_facets()["zone"]
    monkeypatch.setattr(type(zone), "synonyms", lambda facet: [SynonymRule(("GN", "Grand Nord"))], raising=False)
    project([make_document(1, title="Rien", facets={"zone": ("nord",)})])
    assert texts("gn") == ["Grand Nord"]


def test_at_most_eight_and_none_for_a_single_letter():
    project([make_document(number, title=f"Puits {number}") for number in range(20)])
    assert len(texts("puits")) == 8
    assert texts("p") == []


def test_titles_of_other_sites_languages_and_past_dates_are_not_offered():
    past = timezone.now() - datetime.timedelta(days=1)
    project(
        [
            make_document(1, title="Puits ici", sites=(1,)),
            make_document(2, title="Puits ailleurs", sites=(2,)),
            make_document(3, title="Puits there", language="en"),
            make_document(4, title="Puits fini", expires=past),
        ]
    )
    assert texts("puits", site=1, language="fr") == ["Puits ici"]


def test_a_withdrawn_title_is_gone_at_once(monkeypatch):
    monkeypatch.setattr(completion, "written_in_transaction", lambda: False)
    project([make_document(1, title="Puits secret"), make_document(2, title="Puits")])
    assert set(texts("puits")) == {"Puits", "Puits secret"}
    withdraw(["test:1"])
    assert texts("puits") == ["Puits"]


def test_hostile_texts_are_answered():
    project([make_document(1, title="Puits")])
    for text in hostile_texts():
        assert isinstance(completions(text), list)


def test_the_address_gives_json_that_a_proxy_may_keep(django_assert_max_num_queries):
    project([make_document(1, title="Forêt")])
    client = Client()
    client.get("/recherche/completion.json?q=for")
    with django_assert_max_num_queries(6):
        answer = client.get("/recherche/completion.json?q=for")
    assert answer.json() == {"completions": [{"text": "Forêt", "kind": "Fiche"}]}
    assert "public" in answer["Cache-Control"]
    assert client.get("/recherche/completion.json?q=for", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.post("/recherche/completion.json").status_code == 405


def test_the_box_says_where_completions_are_and_works_without():
    box = ShownPage().soup.select_one("#q")
    assert box["data-completions"] == "/recherche/completion.json"
    assert not box.has_attr("list")
    assert not box.has_attr("role")


def test_the_script_is_small_and_asks_nobody_else():
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.encode()) <= 6_000
    assert "http" not in source
    assert "innerHTML" not in source
