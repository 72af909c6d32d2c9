"""Elasticsearch takes a word and its synonyms for one word: as rare as the most frequent of them, and no rarer."""

from collections.abc import Iterator

import pytest

from rrma_search.engines.base import EngineUnavailable
from rrma_search.engines.elasticsearch import mapping
from rrma_search.models import SynonymGroup
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.results import Hit
from rrma_search.service import search

from .corpora import declared, make_document
from .elasticsearch_index import FilledElasticsearch, elasticsearch_index

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared"), pytest.mark.slow]


@pytest.fixture(scope="module")
def filled() -> Iterator[FilledElasticsearch]:
    with elasticsearch_index("8") as engine:
        yield engine


def found(filled: FilledElasticsearch, text: str) -> dict[str, Hit]:
    return {hit.key.removeprefix("test:"): hit for hit in search(SearchQuery(text), engine=filled).hits}


def test_a_rare_synonym_ranks_no_higher_than_the_word_typed(filled):
    SynonymGroup.objects.create(terms="eau\nhydraulique")
    project([make_document(1, title="Hydraulique"), *(make_document(n, title="Eau") for n in range(2, 14))])
    hits = found(filled, "eau")
    assert list(hits)[-1] == "1"
    assert hits["2"].score == pytest.approx(1.15 * hits["1"].score)


def test_the_words_of_a_group_are_searched_one_by_one(filled):
    SynonymGroup.objects.create(terms="eau\nhydraulique\nbarrage")
    project([make_document(1, title="Hydraulique"), make_document(2, title="Barrage"), make_document(3, title="Eau")])
    assert set(found(filled, "eau")) == {"1", "2", "3"}


def test_words_of_a_family_that_share_a_stem_count_once(filled):
    project([make_document(1, title="Reboisement"), make_document(2, title="Reboisements")])
    scores = [hit.score for hit in found(filled, "reboiser").values()]
    assert len(scores) == 2
    assert scores[0] == pytest.approx(scores[1])


def test_a_bare_server_finds_synonyms_too():
    SynonymGroup.objects.create(terms="eau\nhydraulique")
    with elasticsearch_index("9") as bare:
        project([make_document(1, title="Hydraulique"), make_document(2, title="Eau"), make_document(3, title="Sol")])
        assert set(found(bare, "eau")) == {"1", "2"}


def test_an_index_made_before_leaves_such_a_search_to_the_database(monkeypatch):
    SynonymGroup.objects.create(terms="eau\nhydraulique")
    settings = {name: value for name, value in mapping._settings().items() if name != "analysis"}
    monkeypatch.setattr(mapping, "_settings", lambda: settings)
    with elasticsearch_index("8") as old:
        project([make_document(1, title="Eau"), make_document(2, title="Sol")])
        assert set(found(old, "sol")) == {"2"}
        with pytest.raises(EngineUnavailable):
            found(old, "eau")
