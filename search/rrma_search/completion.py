"""Completion: names that begin as a visitor types, out of titles and facet values that some document has.

The names are kept in the process for a version of the projection. What is offered is looked up again before it goes
out, so that the title of a document just withdrawn is never shown.
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import get_language

from rrma_search.analysis.folding import fold
from rrma_search.analysis.tokenising import words as words_of
from rrma_search.facet_lists import Vocabularies
from rrma_search.facets import ancestors, get_facets
from rrma_search.kinds import get_kind
from rrma_search.models import IndexedDocument
from rrma_search.projection.transaction import written_in_transaction
from rrma_search.query import clean_text
from rrma_search.reading import Reading

__all__ = ["MAX_COMPLETIONS", "Completion", "completions"]

MAX_COMPLETIONS = 8
MAX_TYPED = 60
SHORTEST_TYPED = 2
MAX_TITLES = 20_000
KEPT_SECONDS = 10
_LOOKED_AT = 400
_ENOUGH = 3 * MAX_COMPLETIONS


@dataclass(frozen=True, slots=True)
class Completion:
    """A name to search for, and what it is the name of: « Sénégal », « Pays »."""

    text: str
    kind: str
    document: int | None = None


@dataclass(frozen=True, slots=True)
class _Names:
    """Every name, found by the beginning of any of its words; some have other words too (`aliases`), as acronyms."""

    version: int
    read_at: float
    names: Sequence[Completion]
    starts: Sequence[tuple[str, int]] = field(default_factory=tuple)
    aliases: Mapping[int, Sequence[str]] = field(default_factory=dict)


_kept: dict[str | None, _Names] = {}
_lock = threading.Lock()


def completions(typed: str, site: int | None = None, language: str | None = None) -> list[Completion]:
    """The names that have a word beginning with each word of `typed`, accents and capitals aside; at most eight.

    Facet values come before titles, names that begin so before names that go on so; an acronym leads to what has it.
    Below two characters there are none, and a letter by itself (« côte d ») rules nothing out. `site` and `language`
    bound the titles as they bound a search.
    """
    folded = [word for word in _folded(clean_text(typed, MAX_TYPED)) if len(word) >= SHORTEST_TYPED]
    if not folded:
        return []
    names = _names()
    found = sorted(_matching(names, folded))
    candidates = [names.names[number] for _rank, number in found[:_ENOUGH]]
    visible = _visible([name.document for name in candidates if name.document is not None], site, language)
    offered = {(name.text, name.kind): name for name in candidates if name.document is None or name.document in visible}
    return list(offered.values())[:MAX_COMPLETIONS]


def _matching(names: _Names, typed: Sequence[str]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield (rank, number) of the names that have each of the words `typed`; those that begin with the text first."""
    longest = max(typed, key=len)
    start = bisect_left(names.starts, (longest, 0))
    seen: set[int] = set()
    for word, number in names.starts[start : start + _LOOKED_AT]:
        if not word.startswith(longest):
            break
        name = names.names[number]
        words = [*_folded(name.text), *names.aliases.get(number, ())]
        if number not in seen and all(any(word.startswith(each) for word in words) for each in typed):
            seen.add(number)
            yield (not words[0].startswith(typed[0]), name.document is not None), number


def _folded(text: str) -> list[str]:
    return [folded for word, _start, _end in words_of(text) if (folded := fold(word))]


def _names() -> _Names:
    """The names as they are now, or were seconds ago where much is being written."""
    reading = Reading.now()
    slot = get_language()
    kept = _kept.get(slot)
    now = time.monotonic()
    if (
        kept
        and (kept.version == reading.documents or now - kept.read_at < KEPT_SECONDS)
        and not written_in_transaction()
    ):
        return kept
    made = _read(reading, now)
    if not written_in_transaction():
        with _lock:
            _kept[slot] = made
    return made


def _read(reading: Reading, now: float) -> _Names:
    rows = IndexedDocument.objects.present().order_by("-date", "-pk")
    listed = list(rows.values_list("pk", "title", "kind", "facets")[:MAX_TITLES])
    values = _values([facets for _pk, _title, _kind, facets in listed], reading.vocabularies())
    titles = [Completion(title, str(get_kind(kind).label), pk) for pk, title, kind, _facets in listed]
    names = [*values, *titles]
    aliases = _aliases(names)
    starts = {(word, number) for number, name in enumerate(names) for word in _folded(name.text)}
    starts.update((word, number) for number, words in aliases.items() for word in words)
    return _Names(reading.documents, now, names, sorted(starts), aliases)


def _aliases(names: Sequence[Completion]) -> Mapping[int, Sequence[str]]:
    """The words of what facets know to stand for a name, by number of the name."""
    numbers = {name.text: number for number, name in enumerate(names)}
    rules = [rule.terms for facet in get_facets().values() for rule in facet.synonyms()]
    found: dict[int, list[str]] = {}
    for terms in rules:
        for number in (numbers[term] for term in terms if term in numbers):
            found.setdefault(number, []).extend(word for term in terms for word in _folded(term))
    return found


def _values(documents: Iterable[Mapping[str, Sequence[str]]], vocabularies: Vocabularies) -> list[Completion]:
    """The values of drawn facets that some document has, those above them included; a year is no name."""
    facets = {name: facet for name, facet in get_facets().items() if facet.drawn and facet.in_text and name != "year"}
    used: dict[str, set[str]] = {name: set() for name in facets}
    for document in documents:
        for name, values in document.items():
            if name in used:
                used[name].update(values)
    found = []
    for name, values in used.items():
        labels = vocabularies.get(name, {})
        every = values.union(*(ancestors(value, labels) for value in values))
        shown = {str(labels[value].label) if value in labels else value for value in every}
        found += [Completion(label, str(facets[name].label)) for label in sorted(shown)]
    return found


def _visible(documents: Sequence[int], site: int | None, language: str | None) -> set[int]:
    if not documents:
        return set()
    rows = IndexedDocument.objects.present().filter(pk__in=documents)
    now = timezone.now()
    return {
        row.pk
        for row in rows.only("pk", "sites", "language", "expires")
        if (site is None or not row.sites or site in row.sites)
        and (language is None or row.language in ("", language))
        and (row.expires is None or row.expires > now)
    }
