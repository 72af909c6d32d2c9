"""Stand-ins: what is searched in place of a typed word that no document has.

A word of its family (« labelliser » → « labellisation »), the two words that were run together (« multiacteurs »), or
the nearest spelling (« sengal »). It joins the group of the typed word, so that the rules of matching stay what they
are, and the reader is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rrma_search.analysis.french import Token
from rrma_search.families import family_of
from rrma_search.matching import Group, ParsedQuery, literal
from rrma_search.spelling import Speller

__all__ = ["StandIn", "with_stand_ins"]

MAX_WORDS = 4
MAX_FAMILY = 4
SHORTEST_RESPELT = 6
TWO_SLIPS_FROM = 9
_SHORTEST_PART = 4

Surfaces = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A typed word, and what is searched for it as documents write it; `respelt` when it was taken for a slip."""

    typed: str
    words: tuple[str, ...]
    respelt: bool


def with_stand_ins(
    parsed: ParsedQuery, speller: Speller, surfaces: Surfaces, keep: Collection[str] = ()
) -> tuple[ParsedQuery, tuple[StandIn, ...]]:
    """Return `parsed` with stand-ins for the words that no document has, and what they are.

    `surfaces` gives the words as documents write them. Words in `keep` (folded) are right as they are. A query of more
    than four unknown words is given back as it is: it is in another language, or nonsense.
    """
    unknown = [
        group for group in parsed.groups if _is_unknown(group, speller) and group.alternatives[0].exact[0] not in keep
    ]
    if not 0 < len(unknown) <= MAX_WORDS:
        return parsed, ()
    chosen = {group: found for group in unknown if (found := _found(group.alternatives[0].exact[0], speller))}
    if not chosen:
        return parsed, ()
    written = surfaces(list(dict.fromkeys(word for found in chosen.values() for word in " ".join(found.words).split())))
    told = {group: replace(found, typed=group.text, words=_written(found, written)) for group, found in chosen.items()}
    groups = tuple(_joined(group, told[group]) if group in told else group for group in parsed.groups)
    return replace(parsed, groups=groups), tuple(told.values())


def _is_unknown(group: Group, speller: Speller) -> bool:
    """Whether nothing that the group accepts is in a document; one with synonyms says what it means well enough."""
    (own, *synonyms) = group.alternatives
    return not synonyms and not speller.knows(Token(own.stems[0], own.exact[0], 0, 0))


def _found(word: str, speller: Speller) -> StandIn | None:
    for words, respelt in _candidates(word, speller):
        if words:
            return StandIn(word, words, respelt)
    return None


def _candidates(word: str, speller: Speller) -> Iterator[tuple[tuple[str, ...], bool]]:
    yield tuple(family_of(word, speller.words())[:MAX_FAMILY]), False
    yield _two_words(word, speller.words()), False
    nearest = speller.nearest(word, _slips(word))
    yield ((nearest,) if nearest else ()), True


def _two_words(word: str, known: Mapping[str, int]) -> tuple[str, ...]:
    places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    splits = [(word[:place], word[place:]) for place in places if word[:place] in known and word[place:] in known]
    return (" ".join(max(splits, key=lambda parts: min(map(known.__getitem__, parts)))),) if splits else ()


def _slips(word: str) -> int:
    """How many slips a word may have that is put right unasked: fewer than one that is only asked about."""
    return 0 if len(word) < SHORTEST_RESPELT or not word.isalpha() else 1 if len(word) < TWO_SLIPS_FROM else 2


def _written(found: StandIn, surfaces: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(" ".join(surfaces.get(word, word) for word in words.split()) for words in found.words)


def _joined(group: Group, stand_in: StandIn) -> Group:
    added = (literal(words, synonym=True) for words in stand_in.words)
    return Group((*group.alternatives, *(alternative for alternative in added if alternative.stems)))
