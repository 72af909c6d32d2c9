"""Whatever the text: no error, offsets that hold, words that every engine keeps as one term."""

import sqlite3
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_search.analysis import analyse
from rrma_search.analysis.folding import fold
from rrma_search.analysis.french import MAX_TOKEN_LENGTH
from tests.search.hostile import hostile_texts

ANYTHING = st.text(st.characters())
FRENCHLIKE = st.lists(
    st.sampled_from(
        [
            "l’",
            "D'",
            "qu’",
            "n'",
            "eau",
            "É",
            "lu",
            "·e",
            "·s",
            ".",
            "-",
            "(e)",
            "s",
            " ",
            "\u00a0",
            "\u0301",
            "œ",
            "A.",
            "9",
            "/",
            "hui",
            "aujourd'",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANYTHING, FRENCHLIKE))
def test_every_token_is_found_where_it_says(text):
    end = 0
    for token in analyse(text):
        assert end <= token.start < token.end <= len(text)
        assert analyse(text[token.start : token.end])[0].exact == token.exact
        end = token.end


@settings(max_examples=200, deadline=None)
@given(st.one_of(ANYTHING, FRENCHLIKE))
def test_tokens_are_letters_and_digits_within_bounds(text):
    for token in analyse(text):
        for form in (token.stem, token.exact):
            assert form.isalnum()
            assert form == fold(form)
            assert len(form) <= MAX_TOKEN_LENGTH


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(FRENCHLIKE, ANYTHING), max_size=5))
def test_what_stands_between_blanks_is_analysed_alone(pieces):
    together = [token.exact for token in analyse(" ".join(pieces))]
    assert together == [token.exact for piece in pieces for token in analyse(piece)]


@given(ANYTHING)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), max_size=30))
def test_the_full_text_index_of_sqlite_keeps_tokens_whole(text):
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 0')")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(words, row)")
        stems = [token.stem for token in analyse(text)]
        connection.execute("INSERT INTO words VALUES (?)", [" ".join(stems)])
        assert {term for (term,) in connection.execute("SELECT term FROM terms")} == set(stems)


def test_hostile_texts_are_analysed_in_a_moment():
    started = time.process_time()
    for text in hostile_texts():
        analyse(text)
    assert time.process_time() - started < 5


@pytest.mark.slow
def test_a_megabyte_of_text_takes_less_than_a_second():
    text = (
        "L’économie sociale et solidaire, aujourd’hui, rassemble des élu·e·s de N’Djamena autour de l’eau potable. "
        * 10_000
    )
    analyse(text)
    best = min(_seconds(text) for _ in range(3))
    assert len(text.encode()) / best > 1_000_000


def _seconds(text):
    started = time.process_time()
    analyse(text)
    return time.process_time() - started
