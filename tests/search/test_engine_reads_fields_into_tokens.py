"""What engines are given of a document, and how it is weighed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrma_search.analysis.french import analyse
from rrma_search.documents import Passage
from rrma_search.engines import tokens
from rrma_search.engines.database.bitmaps import bitmap, marks, members
from rrma_search.engines.database.state import Row, State
from rrma_search.engines.impacts import LEVELS, impact_of, level_of, rarity
from rrma_search.engines.tokens import SEPARATOR, FieldReader
from rrma_search.models import IndexedDocument
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import make_document


def test_every_field_is_read_and_separated():
    row = IndexedDocument(
        title="L’eau des puits",
        labels=["Bénin", "2019"],
        summary="Des forêts",
        body="Corps",
        passages=[{"label": "p. 1", "text": "Pages", "url": ""}, {"label": "p. 2", "text": "", "url": ""}],
    )
    fields = FieldReader().tokens(row)
    assert [list(fields[name].exact) for name in tokens.FIELDS] == [
        ["eau", "puits"],
        ["benin", SEPARATOR, "2019"],
        ["forets"],
        ["corps", SEPARATOR, "pages"],
    ]
    assert list(fields["summary"].stems) == ["foret"]


@given(st.text(max_size=80))
def test_the_tokens_of_a_text_are_those_of_its_analysis(text):
    analysed = analyse(text)
    read = FieldReader().tokens(IndexedDocument(title=text, labels=[], summary="", body="", passages=[]))["title"]
    assert list(read.stems) == [token.stem for token in analysed]
    assert list(read.exact) == [token.exact for token in analysed]


@given(st.text(max_size=40))
def test_no_text_yields_what_the_index_keeps_for_itself(text):
    for token in analyse(text):
        assert not set(token.stem + token.exact) & set(f'{SEPARATOR}=~ "')


@pytest.mark.django_db
def test_words_beyond_the_cap_of_a_passage_are_not_indexed(monkeypatch):
    monkeypatch.setattr(tokens, "MAX_PASSAGE_TOKENS", 3)
    project([make_document(1, body="un deux trois quatre forage", passages=(Passage("p. 1", "puits"),))])
    assert search(SearchQuery("forage")).total == 0
    assert search(SearchQuery("puits")).total == 1


def test_heavier_words_have_higher_levels():
    levels = [level_of(weight) for weight in (0.1, 1, 3, 7, 12, 1000)]
    assert levels == sorted(levels)
    assert len(set(levels)) == len(levels)
    assert max(levels) == LEVELS - 1
    assert impact_of(1) < impact_of(2)


def test_rarer_words_say_more_and_every_word_says_something():
    assert rarity(1000, 1) > rarity(1000, 500) > rarity(1000, 1000) > 0


@given(st.sets(st.integers(0, 300)))
def test_bitmaps_hold_the_numbers_put_in(numbers):
    bits = bitmap(numbers)
    assert set(members(bits)) == numbers
    assert bits.bit_count() == len(numbers)
    assert bits == sum(1 << number for number in numbers)
    assert sum(marks(bits)) == len(numbers)


rows = st.builds(
    Row,
    id=st.integers(1, 12),
    version=st.just(1),
    deleted=st.booleans(),
    key=st.just("k"),
    title=st.text(max_size=3),
    date=st.none() | st.just(datetime.date(2020, 1, 1)),
    language=st.sampled_from(["fr", "en"]),
    facets=st.dictionaries(st.sampled_from(["a", "b"]), st.lists(st.sampled_from("xyz"), unique=True)),
    sites=st.lists(st.integers(1, 2), unique=True),
    boost=st.just(1.0),
    expires=st.none() | st.just(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)),
)


@given(st.lists(st.lists(rows, unique_by=lambda row: row.id), max_size=4))
def test_a_state_refreshed_in_steps_is_the_state_made_at_once(steps):
    state, last = State(), {}
    for version, changed in enumerate(steps, start=1):
        state = state.refreshed(changed, version)
        last |= {row.id: row for row in changed}
    at_once = State().refreshed([row for row in last.values() if not row.deleted], len(steps))
    if not steps:
        assert state == State()
    assert without_empty(state) == without_empty(at_once)


def without_empty(state: State):
    facets = {name: values for name, values in state.facets.items() if values}
    return state.entries, state.live, facets, state.languages, state.sites, state.everywhere, state.expiring
