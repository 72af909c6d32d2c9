"""The wording of one search held against the index's own vocabulary: what stands in for it, what to try instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rrma_search import engines
from rrma_search.analysis.french import analyse
from rrma_search.engines.base import EngineRequest
from rrma_search.matching import ParsedQuery
from rrma_search.spelling import Speller, speller_of
from rrma_search.stand_ins import StandIn, with_stand_ins
from rrma_search.suggestions import suggest
from rrma_search.synonyms import Synonyms

__all__ = ["SUGGEST_BELOW", "Wording"]

SUGGEST_BELOW = 3
"""Another spelling is looked for where fewer documents than this have what was typed."""


@dataclass(frozen=True)
class Wording:
    """The words of `request`, whose text has `synonyms`.

    The vocabulary, and how documents write its words, are read once, when needed.
    """

    request: EngineRequest
    synonyms: Synonyms
    _written: dict[str, str] = field(default_factory=dict)

    @cached_property
    def spelling(self) -> str:
        """The text with the words that no document has in a nearer spelling; "" when there is none."""
        return self._suggestion(doubt_rare=False)

    @cached_property
    def frequent_spelling(self) -> str:
        """The text with the rare words too in a nearer spelling that is frequent; "" when there is none."""
        return self._suggestion(doubt_rare=True)

    def stand_ins(self, fewest: int) -> tuple[ParsedQuery, tuple[StandIn, ...]]:
        """The text understood with something in place of the words that no document has, and what that is.

        `fewest` documents have the rarest of them. Names of facet values are no slips, even where no document has them.
        """
        _read_together = self.spelling  # nearly the same words: they are looked up at once
        text = self.request.query.text
        return with_stand_ins(text, self._speller, self._surfaces, self.synonyms, self._names(), fewest)

    def _suggestion(self, doubt_rare: bool) -> str:
        text, groups = self.request.query.text, self.request.parsed.groups
        with_synonyms = {group.alternatives[0].exact[0] for group in groups if len(group.alternatives) > 1}
        return suggest(text, self._speller, self._surfaces, keep=with_synonyms, doubt_rare=doubt_rare)

    @cached_property
    def _speller(self) -> Speller:
        return speller_of(engines.embedded().words(self.request.version))

    def _surfaces(self, words: Sequence[str]) -> Mapping[str, str]:
        new = [word for word in words if word not in self._written]
        if new:
            self._written.update({**dict(zip(new, new, strict=True)), **engines.embedded().surfaces(new)})
        return self._written

    def _names(self) -> set[str]:
        labels = {str(value.label) for values in self.request.vocabularies.values() for value in values.values()}
        return {word for label in labels for word in _words(label)}


@lru_cache(maxsize=8192)
def _words(label: str) -> tuple[str, ...]:
    return tuple(token.exact for token in analyse(label))
