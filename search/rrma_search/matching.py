"""From a visitor's words to what a document must hold: groups, mandatory phrases, exclusions.

A *group* is a typed word with its synonyms; a synonym may be a phrase. Words of a typed term of several words
(« économie sociale et solidaire ») stay one group each, and every one of these groups also accepts the synonyms of
the whole term (« ESS »). So a document that has the words apart still counts, a document that has the synonym counts
like one that has the whole term, and adding a synonym adds results without taking one away. Two typed words that are
synonyms of each other are one requirement, as the same word typed twice is.

Text in quotation marks and words behind a minus sign are taken literally: mandatory, without synonyms, not groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from rrma_search.analysis.french import Token, analyse
from rrma_search.query import MAX_TEXT_LENGTH
from rrma_search.questions import is_question, only_asks, wish_length

if TYPE_CHECKING:
    from rrma_search.synonyms import Synonyms

MAX_GROUPS = 24
MAX_ALTERNATIVES = 12
MAX_MANDATORY = 8

_WRITTEN_BOTH_WAYS = "agro auto bio co eco euro inter micro mini multi pluri socio tele trans"
_PREFIXES = frozenset(_WRITTEN_BOTH_WAYS.split())
"""What stands before a word with a hyphen or in one with it: « micro-projets », « microprojets » (folded)."""

_SEGMENT = re.compile(
    r"""
    (?P<minus>(?<!\S)[-\u2212])?
    (?: "(?P<straight>[^"]*)" | «(?P<french>[^»]*)» | [“„”](?P<curly>[^“”]*)[”“] )
    | (?<!\S)[-\u2212](?P<excluded>[^\W_][^\s"«»“”„]*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words to be found next to each other, in this order; a single word most of the time.

    ``stems`` and ``exact`` are of the same length: the stemmed forms that match, and the unstemmed ones that rank
    higher. ``text`` is what a reader should see; ``synonym`` tells that it was not typed.
    """

    stems: tuple[str, ...]
    exact: tuple[str, ...]
    text: str
    synonym: bool = False

    @property
    def is_phrase(self) -> bool:
        """Whether it takes more than one word."""
        return len(self.stems) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """What one typed word accepts: the word itself first, then its synonyms."""

    alternatives: tuple[Alternative, ...]

    @property
    def text(self) -> str:
        """The word as it was typed."""
        return self.alternatives[0].text

    @property
    def key(self) -> frozenset[tuple[str, ...]]:
        """What makes two groups the same requirement."""
        return frozenset(alternative.stems for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A search text understood.

    ``groups`` are counted against the requirement of a level; every one of ``phrases`` must be found; none of
    ``exclusions`` may be. ``wider`` is what is searched below all that the only group finds: the family of a rare word.
    ``expansions`` are the pairs (what was typed, synonym that is searched too), for the reader.
    ``asks`` tells that it is put as a question: texts rank before records.
    """

    groups: tuple[Group, ...] = ()
    phrases: tuple[Alternative, ...] = ()
    exclusions: tuple[Alternative, ...] = ()
    wider: tuple[Alternative, ...] = ()
    expansions: tuple[tuple[str, str], ...] = ()
    asks: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: no text, or stop words only."""
        return not (self.groups or self.phrases or self.exclusions)

    @property
    def has_positive(self) -> bool:
        """Whether some word or phrase is to be found (and not only kept out)."""
        return bool(self.groups or self.phrases)

    def alternatives(self) -> Iterator[Alternative]:
        """Everything that may be found in a document, each once: of the groups as typed, the phrases, what is wider."""
        found = [alternative for group in self.groups for alternative in group.alternatives]
        every = [*found, *self.phrases, *self.wider]
        yield from {alternative.stems: alternative for alternative in reversed(every)}.values()


def strict_requirement(count: int) -> int:
    """How many of ``count`` groups a hit must match: all up to two, beyond that three quarters rounded down."""
    return count if count <= 2 else count * 3 // 4


def levels(count: int) -> tuple[int, ...]:
    """Requirements to be tried in turn, from the strict one down to a single group; empty when there is no group."""
    return tuple(range(strict_requirement(count), 0, -1))


def parse(text: str, synonyms: Synonyms | None = None) -> ParsedQuery:
    """Understand a search text (its first 200 characters). Never raises; bounded in groups and alternatives."""
    text = text[:MAX_TEXT_LENGTH]
    asks = is_question(text)
    return _Reading(text, (synonyms.in_questions or synonyms) if synonyms and asks else synonyms, asks).parsed()


@dataclass(slots=True)
class _Reading:
    """One pass over a search text."""

    text: str
    synonyms: Synonyms | None
    asks: bool
    groups: dict[tuple[str, ...], Group] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], Alternative] = field(default_factory=dict)
    exclusions: dict[tuple[str, ...], Alternative] = field(default_factory=dict)
    expansions: dict[tuple[str, str], None] = field(default_factory=dict)

    def parsed(self) -> ParsedQuery:
        position = wish_length(self.text)
        for segment in _SEGMENT.finditer(self.text):
            self._read_words(self.text[position : segment.start()])
            self._read_mandatory(segment)
            position = segment.end()
        self._read_words(self.text[position:])
        return ParsedQuery(
            groups=_once(self._asked_about())[:MAX_GROUPS],
            phrases=tuple(self.phrases.values())[:MAX_MANDATORY],
            exclusions=tuple(self.exclusions.values())[:MAX_MANDATORY],
            expansions=tuple(self.expansions),
            asks=self.asks,
        )

    def _asked_about(self) -> list[Group]:
        """The groups, in a question without those that only ask, unless nothing else is left."""
        groups = list(self.groups.values())
        if not self.asks:
            return groups
        return [group for group in groups if not only_asks(group.alternatives[0].exact[0])] or groups

    def _read_mandatory(self, segment: re.Match[str]) -> None:
        quoted = next((segment[name] for name in ("straight", "french", "curly") if segment[name] is not None), None)
        excluded = segment["minus"] or quoted is None
        words = quoted if quoted is not None else segment["excluded"]
        alternative = literal(words)
        if alternative.stems:
            (self.exclusions if excluded else self.phrases).setdefault(alternative.stems, alternative)

    def _read_words(self, text: str) -> None:
        tokens = analyse(text)
        stems = [token.stem for token in tokens]
        position = 0
        while position < len(tokens):
            length, found = self._synonyms_at(stems, position)
            term = tokens[position : position + length]
            self._add_groups(text, term, found)
            position += length
        for prefix, token in pairwise(tokens):
            if prefix.exact in _PREFIXES and text[prefix.end : token.start] in ("-", "\u2010", "\u2011"):
                self._add_in_one_word(text, prefix, token)

    def _synonyms_at(self, stems: Sequence[str], position: int) -> tuple[int, tuple[Alternative, ...]]:
        return self.synonyms.longest_match(stems, position) if self.synonyms else (1, ())

    def _add_groups(self, text: str, term: Sequence[Token], synonyms: tuple[Alternative, ...]) -> None:
        typed = text[term[0].start : term[-1].end]
        for token in term:
            self._add_group(Alternative((token.stem,), (token.exact,), text[token.start : token.end]), synonyms)
        for synonym in synonyms[: MAX_ALTERNATIVES - 1]:
            self.expansions.setdefault((typed, synonym.text))

    def _add_in_one_word(self, text: str, prefix: Token, token: Token) -> None:
        parts = text[prefix.start : prefix.end], text[token.start : token.end]
        joined = literal("".join(parts), synonym=True)
        for part, typed in zip((prefix, token), parts, strict=True):
            self._add_group(Alternative((part.stem,), (part.exact,), typed), (joined,))
        self.expansions.setdefault((text[prefix.start : token.end], joined.text))

    def _add_group(self, own: Alternative, synonyms: tuple[Alternative, ...]) -> None:
        """Add a word, or what it accepts besides when it was typed before."""
        known = self.groups.get(own.stems, Group((own,))).alternatives
        stems = {alternative.stems for alternative in known}
        added = (synonym for synonym in synonyms if synonym.stems not in stems)
        self.groups[own.stems] = Group((*known, *added)[:MAX_ALTERNATIVES])


def literal_ranges(text: str) -> list[tuple[int, int, bool]]:
    """Return where in a search text the words stand that are taken literally: (start, end, whether not wanted)."""
    return [(*segment.span(), bool(segment["minus"] or segment["excluded"])) for segment in _SEGMENT.finditer(text)]


def excluded_ranges(text: str) -> list[tuple[int, int]]:
    """Return where in a search text the words stand that are not wanted, as (start, end)."""
    return [(start, end) for start, end, is_excluded in literal_ranges(text) if is_excluded]


def wanted_tokens(text: str) -> list[Token]:
    """The words of a search text, without those behind a minus sign."""
    excluded = excluded_ranges(text)
    return [token for token in analyse(text) if not any(start <= token.start < end for start, end in excluded)]


def _once(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Leave out groups that accept the same as an earlier one."""
    first: dict[frozenset[tuple[str, ...]], Group] = {}
    for group in groups:
        first.setdefault(group.key, group)
    return tuple(first.values())


def literal(text: str, *, synonym: bool = False) -> Alternative:
    """Return ``text`` as words that must follow each other; its ``stems`` are empty when nothing is left of it."""
    return _alternative(analyse(text), " ".join(text.split()), synonym)


def _alternative(tokens: Iterable[Token], text: str, synonym: bool) -> Alternative:
    pairs = [(token.stem, token.exact) for token in tokens]
    return Alternative(tuple(stem for stem, _ in pairs), tuple(exact for _, exact in pairs), text, synonym)
