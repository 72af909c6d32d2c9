"""A slip of the pen is put right with the index's own words; what is known is left alone."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrma_search.suggestions import distance, suggest
from tests.search.hostile import hostile_texts

INDEX = {
    "eau": 50,
    "potable": 20,
    "benin": 9,
    "cooperation": 100,
    "assainissement": 12,
    "region": 5,
    "formation": 30,
    "fondation": 3,
    "2024": 7,
    "ndjamena": 2,
}


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("asainisement", "assainissement"),
        ("l’asainissement au benni", "l’assainissement au benin"),
        ("regoin", "region"),
        ("COOPERTION", "COOPERATION"),
        ("Regoin", "Region"),
        ("“coopertion” eau", "“cooperation” eau"),
        ("N’Djamana", "Ndjamena"),
        ("aeu", "eau"),
    ],
)
def test_only_the_unknown_word_is_replaced(typed, suggested):
    assert suggest(typed, INDEX) == suggested


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "eau potable",
        "l’eau",
        "régions potables",
        "le la les",
        "zzzzzzzz",
        "ea",
        "2025",
        "eau -bneni",
        "-« bneni eua »",
    ],
)
def test_nothing_is_suggested(typed):
    assert suggest(typed, INDEX) == ""


def test_the_most_frequent_of_the_nearest_wins():
    assert suggest("fotmation", INDEX) == "formation"
    assert suggest("fonmation", {"formation": 1, "fonmution": 1}) == "fonmution"
    assert suggest("mot", {"lot": 2, "pot": 2, "not": 9}) == "not"
    assert suggest("mot", {"pot": 2, "lot": 2}) == "lot"


def test_accents_are_those_of_the_vocabulary_or_of_the_documents():
    assert suggest("cooperatoin", [("coopération", 3), ("Coopération", 1)]) == "coopération"
    assert suggest("benni", lambda: {"benin": 3}, surfaces=lambda words: dict.fromkeys(words, "Bénin")) == "Bénin"


def test_words_to_keep_count_as_known():
    assert suggest("epu", {"eau": 3}) == "eau"
    assert suggest("epu", {"eau": 3}, keep={"epu"}) == ""


def test_a_text_of_many_unknown_words_is_no_slip():
    assert suggest("aeu aue uae uea eua", INDEX) == ""


def table_distance(one, other):
    """The textbook's table, the slow way."""
    rows = [[i + j if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, letter in enumerate(one, 1):
        for j, against in enumerate(other, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abcé", max_size=8), st.text("abcé", max_size=8))
def test_the_distance_counts_slips(one, other):
    assert distance(one, other) == table_distance(one, other)


def test_fifty_thousand_words_are_searched_in_a_moment():
    dice = random.Random(1)
    many = {"".join(dice.choices("aeioubcdlmnprst", k=dice.randint(3, 14))): 1 for _ in range(50_000)} | INDEX
    started = time.process_time()
    assert suggest("coopertion asainisement", many) == "cooperation assainissement"
    assert time.process_time() - started < 1


def test_hostile_texts_are_answered():
    started = time.process_time()
    for text in hostile_texts():
        assert isinstance(suggest(text[:200], INDEX), str)
    assert time.process_time() - started < 5
