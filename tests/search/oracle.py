"""The rules of matching and counting said once more, as plainly as they can be: every document is looked at in turn.

Nothing of the engines is used here but the analysis of text, which has its own tests.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rrma_search.analysis.french import analyse
from rrma_search.documents import SearchDocument

ENOUGH = 10

Labels = Mapping[str, Mapping[str, str]]
Parents = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Asked:
    """A search said in words, phrases and exclusions, so that no parser is needed to understand it.

    `synonyms` maps a word to other terms, which may be phrases.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: int | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """What a visitor would type."""
        quoted = [f'"{phrase}"' for phrase in self.phrases]
        return " ".join([*self.words, *quoted, *(f"-{word}" for word in self.exclusions)])


@dataclass(frozen=True)
class Answer:
    """What must come out."""

    level: int
    tiers: tuple[frozenset[str], ...]
    counts: Mapping[str, Mapping[str, int]]

    @property
    def total(self) -> int:
        return sum(map(len, self.tiers))


def stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in analyse(text))


@dataclass(frozen=True)
class Oracle:
    """Answers by looking at every document.

    `labels` and `parents` describe the declared facets whose labels are text; the values of other facets are text
    themselves, but for those named in `silent`.
    """

    documents: tuple[SearchDocument, ...]
    labels: Labels = field(default_factory=dict)
    parents: Parents = field(default_factory=dict)
    silent: frozenset[str] = frozenset({"type"})
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    now: datetime.datetime = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

    def answer(self, asked: Asked) -> Answer:
        found = [document for document in self.documents if self.is_open(document, asked)]
        met = {document.key: self.groups_met(document, asked) for document in found}
        level, tiers = self.tiers(met, self.group_count(asked))
        kept = set().union(*tiers)
        selected = [document for document in found if document.key in kept]
        chosen = {document.key for document in selected if self.passes(document, asked.filters)}
        return Answer(level, tuple(tier & chosen for tier in tiers), self.counts(selected, asked.filters))

    def is_open(self, document: SearchDocument, asked: Asked) -> bool:
        """Whether the visitor may find the document at all, whatever the filters."""
        return (
            (document.expires is None or document.expires > self.now)
            and (asked.site is None or not document.sites or asked.site in document.sites)
            and (asked.language is None or document.language == asked.language)
            and all(self.has(document, phrase) for phrase in asked.phrases)
            and not any(self.has(document, word) for word in asked.exclusions)
        )

    def groups(self, asked: Asked) -> set[frozenset[tuple[str, ...]]]:
        terms = ((word, *self.synonyms.get(word, ())) for word in asked.words)
        return {frozenset(map(stems, accepted)) for accepted in terms}

    def group_count(self, asked: Asked) -> int:
        return len(self.groups(asked))

    def groups_met(self, document: SearchDocument, asked: Asked) -> int:
        passages = self.passages(document)
        return sum(any(follows(passages, term) for term in group) for group in self.groups(asked))

    def tiers(self, met: Mapping[str, int], groups: int) -> tuple[int, list[frozenset[str]]]:
        strict = groups if groups <= 2 else int(groups * 0.75)
        requirement = strict
        while requirement > 1 and sum(number >= requirement for number in met.values()) < ENOUGH:
            requirement -= 1
        tiers = [frozenset(key for key, number in met.items() if number >= strict)]
        for lowered in range(strict - 1, requirement - 1, -1):
            tiers.append(frozenset(key for key, number in met.items() if number == lowered))
        return strict - requirement, tiers

    def passes(self, document: SearchDocument, filters: Mapping[str, Iterable[str]]) -> bool:
        return all(self.values(document, name) & set(chosen) for name, chosen in filters.items())

    def counts(self, documents: list[SearchDocument], filters: Mapping[str, tuple[str, ...]]) -> dict:
        counts: dict[str, Counter[str]] = {}
        for name in {name for document in documents for name in self.facets(document)}:
            others = {other: chosen for other, chosen in filters.items() if other != name}
            carried = (self.values(document, name) for document in documents if self.passes(document, others))
            counts[name] = Counter(value for values in carried for value in values)
        return {name: dict(counter) for name, counter in counts.items() if counter}

    def facets(self, document: SearchDocument) -> dict[str, tuple[str, ...]]:
        year = {"year": (str(document.date.year),)} if document.date else {}
        return {**document.facets, "type": (document.kind,), **year}

    def values(self, document: SearchDocument, name: str) -> set[str]:
        """The values of a document with all that stand above them."""
        values: set[str] = set()
        parents = self.parents.get(name, {})
        for value in self.facets(document).get(name, ()):
            while value is not None and value not in values:
                values.add(value)
                value = parents.get(value)
        return values

    def has(self, document: SearchDocument, term: str) -> bool:
        return follows(self.passages(document), stems(term))

    def passages(self, document: SearchDocument) -> list[tuple[str, ...]]:
        """The texts of a document, apart from each other: no phrase crosses from one to the next."""
        texts = [document.title, document.summary, document.body, *(passage.text for passage in document.passages)]
        for name, values in self.facets(document).items():
            if name not in self.silent:
                texts += [self.labels.get(name, {}).get(value, value) for value in values]
        return [stems(text) for text in texts]


def follows(passages: Iterable[tuple[str, ...]], term: tuple[str, ...]) -> bool:
    """Whether the words of `term` stand next to each other, in order, in one of `passages`."""
    width = len(term)
    return any(
        passage[start : start + width] == term for passage in passages for start in range(len(passage) - width + 1)
    )
