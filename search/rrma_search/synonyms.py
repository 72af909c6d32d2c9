"""Synonyms of the search: from the groups that editors keep to what a query looks up.

Reading (``load_rules``) and compiling (``compile_synonyms``) are apart: the second is a pure function, whose result
serves every query until the vocabulary changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rrma_search.matching import MAX_ALTERNATIVES, Alternative, literal


@dataclass(frozen=True, slots=True)
class SynonymRule:
    """Terms that find each other or, when ``targets`` are given, terms that also find the targets (and not back)."""

    terms: tuple[str, ...]
    targets: tuple[str, ...] = ()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield (typed term, term that is searched too)."""
        for term in self.terms:
            yield from ((term, other) for other in (self.targets or self.terms) if other != term)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Typed term (as stems) → what is searched too. Immutable; falsy when there are none."""

    terms: Mapping[tuple[str, ...], tuple[Alternative, ...]] = field(default_factory=dict)
    longest: int = 0

    def __bool__(self) -> bool:
        """Whether there is any synonym."""
        return bool(self.terms)

    def longest_match(self, stems: Sequence[str], position: int) -> tuple[int, tuple[Alternative, ...]]:
        """Return how many of ``stems`` from ``position`` are the longest known term, and its synonyms.

        A length of 1 and no synonyms when no term begins there.
        """
        for length in range(min(self.longest, len(stems) - position), 0, -1):
            found = self.terms.get(tuple(stems[position : position + length]))
            if found:
                return length, found
        return 1, ()


def compile_synonyms(rules: Iterable[SynonymRule]) -> Synonyms:
    """Analyse ``rules`` into what a query looks up. Terms that are nothing but stop words are left out.

    A term of several rules has the synonyms of all of them, first come first kept, within the bound of a group.
    """
    terms: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = {}
    for rule in rules:
        for term, other in rule.pairs():
            typed, searched = literal(term), literal(other, synonym=True)
            if typed.stems and searched.stems and typed.stems != searched.stems:
                terms.setdefault(typed.stems, {}).setdefault(searched.stems, searched)
    return Synonyms(
        {stems: tuple(found.values())[: MAX_ALTERNATIVES - 1] for stems, found in terms.items()},
        max(map(len, terms), default=0),
    )


def load_rules() -> list[SynonymRule]:
    """Read every synonym group from the database, in a stable order: one query."""
    from rrma_search.models import SynonymGroup

    return [group.rule() for group in SynonymGroup.objects.order_by("pk")]


def load_synonyms() -> Synonyms:
    """Read and compile the synonyms of the database."""
    return compile_synonyms(load_rules())
