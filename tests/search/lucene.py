"""The words that our analysis is compared on with Lucene's, and what Lucene makes of them on a real Elasticsearch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from elasticsearch import Elasticsearch

from rrma_search.analysis.french import analyse

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "site" / "rrma_site" / "demo" / "data"
CHUNK = 2000

ARTICLES = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]
# What Lucene's own analyser of French is made of, stop words left out, with accents folded as ours are.
FRENCH = {
    "tokenizer": "standard",
    "filter": [
        {"type": "elision", "articles": ARTICLES, "articles_case": True},
        "lowercase",
        {"type": "stemmer", "language": "light_french"},
        "asciifolding",
    ],
}

_AROUND = " .,;:!?…«»\"“”()[]{}<>*_#|=–—-+/%'’"
_NO_WORD = re.compile(r"[@=<>{}$|_#]|://|\]\(|^www\.|^\W*$")

Stems = tuple[str, ...]


def word_list() -> list[str]:
    """Five thousand French words and names: apostrophes, hyphens, ligatures, capitals, inclusive writing among them."""
    return (HERE / "data" / "french_words.txt").read_text(encoding="utf-8").split("\n")[:-1]


def demonstration_words() -> list[str]:
    """Every distinct word of the content of the demonstration site, as it is written; addresses left out."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CONTENT.rglob("*.yaml"))]
    pieces = {piece.strip(_AROUND) for data in files for text in texts(data) for piece in text.split()}
    return sorted(filter(None, (piece for piece in pieces if not _NO_WORD.search(piece))))


def texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts(each)


def ours(word: str) -> Stems:
    return tuple(token.stem for token in analyse(word))


def lucenes(server: Elasticsearch, words: Sequence[str]) -> dict[str, Stems]:
    """What Lucene makes of each of `words`, asked for in large pieces."""
    return {
        word: stems
        for start in range(0, len(words), CHUNK)
        for word, stems in _analysed(server, words[start : start + CHUNK]).items()
    }


def _analysed(server: Elasticsearch, words: Sequence[str]) -> dict[str, Stems]:
    # One text of one word a line; where a token begins tells the word it is of. Java counts in UTF-16.
    begins = [0, *accumulate(len(word.encode("utf-16-le")) // 2 + 1 for word in words)]
    found: dict[str, Stems] = dict.fromkeys(words, ())
    for token in server.indices.analyze(**FRENCH, text="\n".join(words))["tokens"]:
        found[words[bisect_right(begins, token["start_offset"]) - 1]] += (token["token"],)
    return found


def differences(server: Elasticsearch, words: Sequence[str]) -> dict[str, tuple[Stems, Stems]]:
    """For each word that is analysed otherwise, our stems and Lucene's."""
    theirs = lucenes(server, words)
    return {word: (ours(word), theirs[word]) for word in words if ours(word) != theirs[word]}
