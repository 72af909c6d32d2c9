"""Our analysis is Lucene's light French one but for the differences that are listed, each for a reason."""

import csv
import os
import re
from collections.abc import Mapping

import pytest
from elasticsearch import Elasticsearch

from rrma_search.analysis.folding import fold
from rrma_search.analysis.protected import protected_words
from rrma_search.analysis.stopwords import STOP_WORDS

from .elasticsearch_index import SERVERS
from .lucene import HERE, Stems, demonstration_words, differences, ours, word_list

LISTED = HERE / "data" / "differences_from_lucene.tsv"


def listed() -> dict[str, tuple[Stems, Stems, str]]:
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {word: (tuple(own.split()), tuple(theirs.split()), why) for word, own, theirs, why in rows}


def parts(word: str) -> list[str]:
    return re.findall(r"[^\W_]+", word)


REASONS = {
    "stop word": lambda word: any({part.lower(), fold(part)} & STOP_WORDS for part in parts(word)),
    "protected word": lambda word: any(fold(part) in protected_words() for part in parts(word)),
    "inclusive writing": lambda word: re.search(r"\w[·./(-]\w", word),
    "apostrophe": lambda word: re.search(r"\w['’]\w", word),
    "accent left out": lambda word: word.isascii() and re.search(r"[eè]re", word),
    "sign between words": lambda word: re.search(r"\w[.:*]\w", word),
    "digit below the line": lambda word: re.search(r"[₀-₉]", word),
}
"""Why words are analysed otherwise, and what is to be seen of it in the word."""


@pytest.mark.parametrize("why", REASONS)
def test_every_difference_is_wanted(why):
    words = {word: own for word, (own, _, reason) in listed().items() if reason == why}
    assert words
    for word, own in words.items():
        assert ours(word) == own, word
        assert REASONS[why](word), word


def test_no_difference_has_another_reason():
    assert {why for _, _, why in listed().values()} == set(REASONS)
    assert all(own != theirs for own, theirs, _ in listed().values())


def test_the_list_has_what_is_hard():
    words = word_list()
    assert len(words) == len(set(words)) == 5000
    for hard in ("’", "'", "-", "œ", "·"):
        assert sum(hard in word for word in words) >= 30, hard
    assert sum(word.isupper() and len(word) > 4 for word in words) >= 200


@pytest.fixture(scope="module")
def server() -> Elasticsearch:
    """Version 8: the server of version 9 that tests run on has no analysis of French."""
    url = os.environ.get(SERVERS["8"])
    if not url:
        pytest.skip(f"Set {SERVERS['8']} to a real Elasticsearch 8: our analysis is compared with its own.")
    return Elasticsearch(url, request_timeout=30)


@pytest.mark.slow
@pytest.mark.parametrize("words", [word_list, demonstration_words])
def test_all_other_words_are_analysed_as_lucene_does(server, words):
    found = differences(server, words())
    known = listed()
    unknown = {word: pair for word, pair in found.items() if known.get(word, ())[:2] != pair}
    assert not unknown, f"To be looked at, and listed in {LISTED.name} if wanted:\n{lines(unknown)}"


@pytest.mark.slow
def test_no_difference_is_listed_in_vain(server):
    words = list(listed())
    assert set(differences(server, words)) == set(words)


def lines(found: Mapping[str, tuple[Stems, Stems]]) -> str:
    return "\n".join(f"{word}\t{' '.join(own)}\t{' '.join(theirs)}" for word, (own, theirs) in found.items())
