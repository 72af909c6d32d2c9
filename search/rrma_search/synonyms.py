"""Synonyms of the search: from the groups that editors keep to what a query looks up.

Reading (``load_rules``) and compiling (``compile_synonyms``) are apart: the second is a pure function, whose result
serves every query until the vocabulary changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from rrma_search.matching import MAX_ALTERNATIVES, Alternative, literal


@dataclass(frozen=True, slots=True)
class SynonymRule:
    """Terms that find each other or, when ``targets`` are given, terms that also find the targets (and not back)."""

    terms: tuple[str, ...]
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Typed term (as stems) → what is searched too. Immutable; falsy when there are none.

    `in_questions` are those of a text that is put as a question; the same ones where it is None.
    """

    terms: Mapping[tuple[str, ...], tuple[Alternative, ...]] = field(default_factory=dict)
    longest: int = 0
    in_questions: Synonyms | None = None

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

    A term of several rules has the synonyms of all of them, first come first kept, within the bound of a group. Of two
    that only differ in capitals, readers are shown the one that has them.
    """
    terms: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = {}
    for rule in rules:
        searched = _literals(rule.targets or rule.terms)
        for typed in _literals(rule.terms):
            known = terms.setdefault(typed.stems, {})
            for other in searched:
                if other.stems != typed.stems and known.setdefault(other.stems, other).text.islower():
                    known[other.stems] = other
    return Synonyms(
        {stems: tuple(known.values())[: MAX_ALTERNATIVES - 1] for stems, known in terms.items() if known},
        max(map(len, terms), default=0),
    )


def _literals(terms: Iterable[str]) -> list[Alternative]:
    return [alternative for term in terms if (alternative := literal(term, synonym=True)).stems]


def load_rules() -> list[SynonymRule]:
    """Read every synonym group from the database, in a stable order: one query."""
    from rrma_search.models import SynonymGroup

    return [group.rule() for group in SynonymGroup.objects.order_by("pk")]


def load_synonyms() -> Synonyms:
    """Read and compile the synonyms of the database, and those that go without saying.

    These are what facets know of their values (acronyms), acronyms of the field, demonyms of countries and, in
    questions, paraphrases.
    """
    from rrma_search.acronyms import acronym_rules
    from rrma_search.demonyms import demonym_rules
    from rrma_search.facets import get_facets
    from rrma_search.paraphrases import paraphrase_rules

    known = chain.from_iterable(facet.synonyms() for facet in get_facets().values())
    rules = [*load_rules(), *known, *acronym_rules(), *demonym_rules()]
    return replace(compile_synonyms(rules), in_questions=compile_synonyms([*rules, *paraphrase_rules()]))
