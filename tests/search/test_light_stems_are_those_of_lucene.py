"""The stems are those of Savoy's light algorithm as Lucene's FrenchLightStemFilter gives them."""

from pathlib import Path

from rrma_search.analysis.stemming import stem

PAIRS = Path(__file__).parent / "data" / "french_light_stems.tsv"


def test_stems_of_a_long_word_list():
    pairs = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert len(pairs) > 1_400
    assert {word: stem(word) for word, _ in pairs} == dict(pairs)


def test_doubled_digits_stay():
    assert stem("2000") == "2000"
    assert stem("20044") == "20044"
