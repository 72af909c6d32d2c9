"""The order of hits: heavier fields, more and rarer words, the very form typed, words together, recent documents."""

import datetime

import pytest
from django.utils import timezone

from rrma_search.documents import Passage
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

FILLER = "Une phrase ordinaire qui ne dit rien du sujet mais occupe un peu de place dans le texte."


def ranked(text: str, **fields) -> list[str]:
    return [hit.key.removeprefix("test:") for hit in search(SearchQuery(text, **fields)).hits]


def test_title_before_labels_before_summary_before_body():
    project(
        [
            make_document(1, body=f"{FILLER} Le puits. {FILLER}"),
            make_document(2, summary="Un puits pour le village"),
            make_document(3, facets={"theme": ("puits",)}),
            make_document(4, title="Un puits au village"),
        ]
    )
    assert ranked("puits") == ["4", "3", "2", "1"]


def test_more_occurrences_before_fewer():
    project([make_document(1, body=f"{FILLER} Le puits."), make_document(2, body="Le puits, un puits, des puits.")])
    assert ranked("puits") == ["2", "1"]


def test_a_short_text_before_a_long_one():
    project([make_document(1, body=f"Le puits. {FILLER * 60}"), make_document(2, body="Le puits.")])
    assert ranked("puits") == ["2", "1"]


def test_passages_weigh_like_the_body():
    project(
        [
            make_document(1, title="Le puits"),
            make_document(2, passages=(Passage("p. 1", "Un puits."), Passage("p. 2", "Encore un puits."))),
            make_document(3, body=f"Un puits. {FILLER}"),
        ]
    )
    assert ranked("puits") == ["1", "2", "3"]


def test_a_rare_word_says_more_than_a_common_one():
    project([make_document(n, title="Eau", summary="Rien") for n in range(10, 30)])
    project([make_document(1, title="Eau", summary="Mot"), make_document(2, title="Forage", summary="Mot")])
    results = search(SearchQuery("eau forage"))
    assert results.hits[0].key == "test:2"


@pytest.mark.parametrize(("typed", "order"), [("élus", ["1", "2"]), ("élu", ["2", "1"])])
def test_the_very_form_typed_comes_before_other_forms(typed, order):
    project([make_document(1, title="Les élus"), make_document(2, title="Un élu")])
    assert ranked(typed) == order


def test_words_together_before_words_far_apart():
    project(
        [
            make_document(1, body=f"L’eau. {FILLER} {FILLER} {FILLER} Le village potable."),
            make_document(2, body=f"L’eau potable. {FILLER} {FILLER} {FILLER} Le village."),
        ]
    )
    assert ranked("eau potable") == ["2", "1"]


def test_a_recent_document_before_an_old_one_of_the_same_text():
    today = timezone.now().date()
    project(
        [
            make_document(1, title="Puits", date=today - datetime.timedelta(days=3000)),
            make_document(2, title="Puits", date=today - datetime.timedelta(days=30)),
            make_document(3, title="Puits"),
        ]
    )
    assert ranked("puits") == ["2", "1", "3"]


def test_recency_is_mild():
    today = timezone.now().date()
    project([make_document(1, title="Le puits"), make_document(2, body=f"Un puits. {FILLER}", date=today)])
    assert ranked("puits") == ["1", "2"]


def test_boost_multiplies_the_score():
    project([make_document(1, title="Puits"), make_document(2, title="Puits", boost=3.0)])
    first, second = search(SearchQuery("puits")).hits
    assert first.key == "test:2"
    assert first.score == pytest.approx(3 * second.score)


def test_equal_documents_stand_in_the_order_of_their_keys():
    project([make_document(n, title="Puits") for n in (3, 1, 2)])
    assert ranked("puits") == ["1", "2", "3"]


def test_a_phrase_in_the_title_before_one_in_the_body():
    project([make_document(1, body=f"L’eau potable. {FILLER}"), make_document(2, title="L’eau potable")])
    assert ranked('"eau potable"') == ["2", "1"]


def test_a_synonym_phrase_ranks_by_its_place():
    from rrma_search.models import SynonymGroup

    SynonymGroup.objects.create(terms="ESS\néconomie sociale et solidaire")
    project(
        [
            make_document(1, body=f"{FILLER} L’économie sociale et solidaire. {FILLER}"),
            make_document(2, title="Économie sociale et solidaire"),
            make_document(3, body=f"{FILLER} L’ESS. {FILLER}"),
        ]
    )
    assert ranked("ESS")[0] == "2"
    assert set(ranked("ESS")) == {"1", "2", "3"}


def test_a_rare_synonym_ranks_no_higher_than_the_word_typed():
    from rrma_search.models import SynonymGroup

    SynonymGroup.objects.create(terms="eau\nhydraulique")
    project([make_document(1, title="Hydraulique"), *(make_document(n, title="Eau") for n in range(2, 14))])
    assert ranked("eau")[-1] == "1"


def test_a_text_that_says_it_in_both_words_comes_before_one_that_has_one():
    from rrma_search.models import SynonymGroup

    SynonymGroup.objects.create(terms="eau\nhydraulique")
    summary = "L’accès à l’eau des villages."
    one, both = f"La culture. {FILLER}", f"L’hydraulique. {FILLER}"
    project([make_document(1, summary=summary, body=one), make_document(2, summary=summary, body=both)])
    assert ranked("eau") == ["2", "1"]
    assert ranked("eau ?") == ["1", "2"], "the other words of a question are less alike"


def test_the_latest_come_first_when_sorted_by_date_and_undated_ones_last():
    project(
        [
            make_document(1, title="Puits", date=datetime.date(2015, 1, 1)),
            make_document(2, summary="Puits", date=datetime.date(2020, 1, 1)),
            make_document(3, title="Puits"),
        ]
    )
    assert ranked("puits", sort="date") == ["2", "1", "3"]
