"""Stand-ins: what is searched in place of a typed word that no document has.

A word of its family (« labelliser » → « labellisation »), the two words that were run together (« multiacteurs »), or
the nearest spelling (« sengal »). It joins the group of the typed word, so that the rules of matching stay what they
are, and the reader is told. A word that hardly a document has brings its family in as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rrma_search.analysis.french import Token, analyse
from rrma_search.matching import Alternative, Group, ParsedQuery, literal, parse
from rrma_search.spelling import Speller, replaced
from rrma_search.suggestions import RARE_BELOW
from rrma_search.synonyms import Synonyms

__all__ = ["StandIn", "with_stand_ins"]

MAX_WORDS = 4
MAX_FAMILY = 4
WIDER_TIMES = 3
SHORTEST_RESPELT = 6
TWO_SLIPS_FROM = 9
_SHORTEST_PART = 4

Surfaces = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A typed word, and what is searched for it as documents write it: its family, or what must have been meant."""

    typed: str
    words: tuple[str, ...]
    in_family: bool = False


def with_stand_ins(
    text: str,
    speller: Speller,
    surfaces: Surfaces,
    synonyms: Synonyms | None = None,
    keep: Collection[str] = (),
    fewest: int = 0,
) -> tuple[ParsedQuery, tuple[StandIn, ...]]:
    """Understand `text` with stand-ins for the words that no document has; return what is asked, and what they are.

    Respelt words and words taken apart are read as if they had been typed so, with their `synonyms`; words of a family
    join the group of the typed one. `surfaces` gives the words as documents write them. Words in `keep` (folded) are
    right as they are. Nothing stands in for more than four words: the text is in another language, or nonsense.

    Beside other words a rare one is searched with its family, where several times as many documents have that; in a
    question always: it asks « qui adhère » where documents have « adhésion ». A rare word that is all one asks for is
    followed by its family (`ParsedQuery.wider`). `fewest` documents have the rarest word as it was typed.
    """
    parsed, stand_ins = _read(text, speller, surfaces, synonyms, keep)
    wider = _wider(parsed, speller, fewest)
    if not wider:
        return parsed, stand_ins
    written = surfaces(wider)
    return replace(parsed, wider=tuple(literal(written.get(word, word), synonym=True) for word in wider)), stand_ins


def _read(
    text: str, speller: Speller, surfaces: Surfaces, synonyms: Synonyms | None, keep: Collection[str]
) -> tuple[ParsedQuery, tuple[StandIn, ...]]:
    parsed = parse(text, synonyms)
    unknown = _chosen(parsed, speller, keep)
    besides = _rare_families(parsed, speller)
    if not (unknown or besides):
        return parsed, ()
    words = " ".join(word for found in (*unknown.values(), *besides.values()) for word in found.words)
    written = surfaces(list(dict.fromkeys(words.split())))
    told = {word: replace(found, words=_written(found, written)) for word, found in unknown.items()}
    added = {word: replace(found, words=_written(found, written)) for word, found in besides.items()}
    as_typed = {word: found for word, found in told.items() if not found.in_family}
    families = added | {word: found for word, found in told.items() if found.in_family}
    tokens = {token: as_typed[token.exact].words[0] for token in analyse(text) if token.exact in as_typed}
    reread = parse(replaced(text, tokens), synonyms) if tokens else parsed
    groups = tuple(_joined(group, families.get(group.alternatives[0].exact[0])) for group in reread.groups)
    expansions = (*reread.expansions, *((found.typed, word) for found in added.values() for word in found.words))
    return replace(reread, groups=groups, expansions=expansions), tuple(told.values())


def _rare_families(parsed: ParsedQuery, speller: Speller) -> dict[str, StandIn]:
    """The families of the words that hardly a document has; of the only word there is they are `_wider`."""
    if len(parsed.groups) == 1 and not parsed.asks:
        return {}
    rare = [own for own, *synonyms in (group.alternatives for group in parsed.groups) if not synonyms]
    counts = {own: speller.documents(_token(own)) for own in rare[:MAX_WORDS]}
    times = 0 if parsed.asks else WIDER_TIMES
    found = {own: _others(own, speller, times * count) for own, count in counts.items() if 0 < count < RARE_BELOW}
    return {own.exact[0]: StandIn(own.text, tuple(family), in_family=True) for own, family in found.items() if family}


def _wider(parsed: ParsedQuery, speller: Speller, fewest: int) -> list[str]:
    """The family of the only word, where hardly a document has it and several times as many have its family."""
    if parsed.asks or parsed.phrases or len(parsed.groups) != 1:
        return []
    own = parsed.groups[0].alternatives[0]
    count = fewest or speller.documents(_token(own))
    known = {alternative.stems for alternative in parsed.groups[0].alternatives}
    return _others(own, speller, WIDER_TIMES * count, known) if 0 < count < RARE_BELOW else []


def _others(own: Alternative, speller: Speller, least: int, known: Collection[Sequence[str]] = ()) -> list[str]:
    """Words of the family of `own` with other stems (not the `known` ones), if `least` documents or more have them."""
    related = speller.family(own.exact[0])
    others = [word for word in related if literal(word).stems not in {own.stems, *known}][:MAX_FAMILY]
    return others if sum(map(speller.words().__getitem__, others)) >= least else []


def _chosen(parsed: ParsedQuery, speller: Speller, keep: Collection[str]) -> dict[str, StandIn]:
    groups = {group.alternatives[0].exact[0]: group for group in parsed.groups if _is_unknown(group, speller)}
    unknown = {word: group for word, group in groups.items() if word not in keep}
    if len(unknown) > MAX_WORDS:
        return {}
    found = {word: _found(word, group.text, speller) for word, group in unknown.items()}
    return {word: stand_in for word, stand_in in found.items() if stand_in}


def _is_unknown(group: Group, speller: Speller) -> bool:
    """Whether nothing that the group accepts is in a document; one with synonyms says what it means well enough."""
    (own, *synonyms) = group.alternatives
    return not synonyms and not speller.knows(_token(own))


def _token(word: Alternative) -> Token:
    return Token(word.stems[0], word.exact[0], 0, 0)


def _found(word: str, typed: str, speller: Speller) -> StandIn | None:
    """One of its family that is a single slip away is what was meant (« financemment »), with all its synonyms."""
    family = _family(word, typed, speller)
    if family and speller.nearest(word, min(_slips(word), 1)) not in family.words:
        return family
    words = _two_words(word, speller.words()) or speller.nearest(word, _slips(word))
    return StandIn(typed, (words,)) if words else None


def _family(word: str, typed: str, speller: Speller) -> StandIn | None:
    family = tuple(speller.family(word)[:MAX_FAMILY])
    return StandIn(typed, family, in_family=True) if family else None


def _two_words(word: str, known: Mapping[str, int]) -> str:
    places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    splits = [(word[:place], word[place:]) for place in places if word[:place] in known and word[place:] in known]
    return " ".join(max(splits, key=lambda parts: min(map(known.__getitem__, parts)))) if splits else ""


def _slips(word: str) -> int:
    """How many slips a word may have that is put right unasked: fewer than one that is only asked about."""
    return 0 if len(word) < SHORTEST_RESPELT or not word.isalpha() else 1 if len(word) < TWO_SLIPS_FROM else 2


def _written(found: StandIn, surfaces: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(" ".join(surfaces.get(word, word) for word in words.split()) for words in found.words)


def _joined(group: Group, stand_in: StandIn | None) -> Group:
    if stand_in is None:
        return group
    added = (literal(words, synonym=True) for words in stand_in.words)
    return Group((*group.alternatives, *(alternative for alternative in added if alternative.stems)))
