"""What the words of a search become in Elasticsearch: clauses that say which documents match, and how much.

Plain dictionaries rather than the objects of `elasticsearch.dsl`: a search makes some fifty of them, and the objects
would take longer than the server takes to count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import sqrt
from typing import Any

from rrma_search.engines.impacts import FIELD_SCORING, impact_of, level_of
from rrma_search.engines.ranking import EXACT_WEIGHT, NEAR_WEIGHT, NEAR_WORDS
from rrma_search.matching import Alternative, ParsedQuery

from .impacts import IMPACT_SCALE
from .mapping import SAME_PLACE

__all__ = ["Clause", "TextClauses", "all_of", "at_least", "multiplied"]

Clause = dict[str, Any]

PHRASE_IMPACTS = {
    "headings": impact_of(level_of(FIELD_SCORING["labels"].weight)),
    "texts": impact_of(level_of(FIELD_SCORING["body"].weight)),
}
"""The fields that phrases are looked up in, and how much one says there."""


def all_of(clauses: Sequence[Clause]) -> Clause:
    """The documents that match every one of `clauses` (one or more), without a score."""
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": list(clauses)}}


def any_of(clauses: Sequence[Clause]) -> Clause:
    """The documents that match one of `clauses` (one or more)."""
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": list(clauses)}}


def at_least(number: int, clauses: Sequence[Clause]) -> Clause:
    """The documents that match `number` of `clauses`, which are as many or more."""
    if number == len(clauses):
        return all_of(clauses)
    return {"bool": {"should": list(clauses), "minimum_should_match": number}}


@dataclass(frozen=True)
class TextClauses:
    """The clauses of a search text."""

    parsed: ParsedQuery

    @cached_property
    def groups(self) -> list[Clause]:
        """For each group the documents that have one of its alternatives."""
        return [_matching(group.alternatives) for group in self.parsed.groups]

    @cached_property
    def phrases(self) -> list[Clause]:
        """For each mandatory phrase the documents that have it."""
        return [_matching([phrase]) for phrase in self.parsed.phrases]

    @cached_property
    def exclusions(self) -> list[Clause]:
        """For each exclusion the documents that have it."""
        return [_matching([exclusion]) for exclusion in self.parsed.exclusions]

    @cached_property
    def wider(self) -> list[Clause]:
        """The documents that have something of what is wider than the only group; empty where nothing is."""
        return [_matching(self.parsed.wider)] if self.parsed.wider else []

    @property
    def size(self) -> float:
        """At least the number of words that can add to a score, each counted as much as it can weigh."""
        clauses = [*(group.alternatives for group in self.parsed.groups), *([p] for p in self.parsed.phrases)]
        clauses += [self.parsed.wider] if self.parsed.wider else []
        return sum(max(sqrt(len(alternative.stems)) for alternative in clause) for clause in clauses)

    def scored(self, requirement: int, within: Clause, wider: bool = False) -> Clause:
        """The documents of `within`, the parts of a `bool`, that have `requirement` groups and every phrase.

        What is `wider` than the only group counts as another one. Scored by what these say about a document, more
        where neighbouring words stand near each other.
        """
        must = [_saying([phrase]) for phrase in self.parsed.phrases]
        should = [_saying(group.alternatives) for group in self.parsed.groups]
        should += [_saying(self.parsed.wider)] if wider else []
        found = {"bool": {**within, "must": must, "should": should, "minimum_should_match": requirement}}
        pairs = pairwise(group.alternatives[0].stems[0] for group in self.parsed.groups)
        near = [_near(first, second) for first, second in pairs if first != second]
        return multiplied(found, [{"weight": 1}, *_weighed(near, NEAR_WEIGHT)]) if near else found


def multiplied(query: Clause, functions: Sequence[Clause], mode: str = "sum") -> Clause:
    """The documents of `query`, their scores multiplied by the sum (or what `mode` says) of `functions`."""
    return {
        "function_score": {
            "query": query,
            "functions": list(functions),
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def _matching(alternatives: Iterable[Alternative]) -> Clause:
    listed = list(alternatives)
    stems = [alternative.stems[0] for alternative in listed if not alternative.is_phrase]
    phrases = [alternative.stems for alternative in listed if alternative.is_phrase]
    clauses: list[Clause] = [{"terms": {"terms": stems}}] if stems else []
    return any_of(clauses + [_phrase(field, stems) for stems in phrases for field in PHRASE_IMPACTS])


def _saying(alternatives: Iterable[Alternative]) -> Clause:
    """The words of `alternatives` count as one, or the best phrase; more where a word stands as it was typed."""
    listed = list(alternatives)
    words = [alternative for alternative in listed if not alternative.is_phrase]
    said = [_words_saying(words)] if words else []
    for alternative in listed:
        said += _phrase_saying(alternative.stems) if alternative.is_phrase else []
    best = said[0] if len(said) == 1 else {"dis_max": {"queries": said}}
    exact = [word.exact[0] for word in words if not word.synonym]
    return multiplied(best, [{"filter": {"terms": {"exact": exact}}, "weight": EXACT_WEIGHT}]) if exact else best


def _words_saying(words: Iterable[Alternative]) -> Clause:
    """What one word says, or several that stand for each other: these are as rare as the most frequent of them."""
    stems = list(dict.fromkeys(word.stems[0] for word in words))
    if len(stems) == 1:
        return {"term": {"terms": {"value": stems[0], "boost": IMPACT_SCALE}}}
    return {"match": {"terms": {"query": " ".join(stems), "analyzer": SAME_PLACE, "boost": IMPACT_SCALE}}}


def _phrase_saying(stems: Sequence[str]) -> list[Clause]:
    # Elasticsearch adds the rarities of the words, as if they met by chance; words of one phrase seldom do.
    share = 1 / sqrt(len(stems))
    return [_phrase(field, stems, boost=impact * share) for field, impact in PHRASE_IMPACTS.items()]


def _phrase(field: str, stems: Sequence[str], **options: float) -> Clause:
    return {"match_phrase": {field: {"query": " ".join(stems), **options}}}


def _near(first: str, second: str) -> Clause:
    return any_of(
        [
            {
                "span_near": {
                    "clauses": [{"span_term": {field: first}}, {"span_term": {field: second}}],
                    "slop": NEAR_WORDS,
                    "in_order": False,
                }
            }
            for field in PHRASE_IMPACTS
        ]
    )


def _weighed(clauses: Sequence[Clause], weight: float) -> list[Clause]:
    return [{"filter": clause, "weight": weight / len(clauses)} for clause in clauses]
