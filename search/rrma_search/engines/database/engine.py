"""What every engine inside a database does the same way: matching, counting and ordering on bitmaps."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence

from rrma_search.engines.base import EmbeddedEngine, EngineRequest, EngineResults, page_count
from rrma_search.engines.tokens import FieldReader, FieldTokens
from rrma_search.models import IndexedDocument
from rrma_search.query import MAX_PAGE, SearchQuery

from .counting import Narrowing
from .lookup import Expression, Found, Pair, find
from .matching import Matched, match
from .ordering import Ordering, page_of
from .state import State
from .store import current_state
from .vocabulary import current_words, usual_forms

__all__ = ["DatabaseEngine"]


class DatabaseEngine(EmbeddedEngine):
    """Facet bitmaps in the process over a text index in the database; subclasses write the index and look words up."""

    @abstractmethod
    def write(self, documents: Iterable[tuple[int, Mapping[str, FieldTokens]]]) -> None:
        """Add these documents, each by number with its tokens; none of them is in the index.

        Tokens are made as they are asked for, and take much room: none are kept.
        """

    @abstractmethod
    def look_up(self, expressions: Sequence[Expression]) -> Sequence[Sequence[int]]:
        """The numbers of the documents of each of `expressions` (one or more), with one SQL query."""

    @abstractmethod
    def near(self, pairs: Sequence[Pair], numbers: Collection[int]) -> Mapping[int, int]:
        """How many of `pairs` stand near each other in each of these documents, with one SQL query.

        Near are two stems in one field, in any order, with at most `ranking.NEAR_WORDS` words between them. Documents
        without any such pair may be left out.
        """

    @abstractmethod
    def read_words(self) -> Mapping[str, int]:
        """Every unstemmed word of the index with the number of documents that have it."""

    @abstractmethod
    def texts_with(self, words: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Pairs of each word and the text of one of the first documents that have it; at most five of each word."""

    def index(self, rows: Sequence[IndexedDocument]) -> None:
        """Write the words of `rows` in place of what was there."""
        self.remove([row.pk for row in rows])
        reader = FieldReader()
        self.write((row.pk, reader.tokens(row)) for row in rows if not row.deleted)

    def search(self, request: EngineRequest) -> EngineResults:
        """One query for the words, one more for words near each other; the rest is arithmetic on bitmaps."""
        state = current_state(request.version)
        query = request.query
        scope, found, matched = self._match(state, request)
        narrowing = Narrowing(state, request.vocabularies, query.filters)
        chosen = narrowing.bits
        tiers = [tier & chosen for tier in matched.tiers]
        total = sum(tier.bit_count() for tier in tiers)
        pages = page_count(total, query.page_size, MAX_PAGE)
        page = min(query.page, max(pages, 1))
        factors = state.factors(request.now.date(), request.parsed.asks)
        ordering = Ordering(state, found, scope, factors, query.sort, self.near)
        return EngineResults(
            total=total,
            strict_total=tiers[0].bit_count(),
            level=matched.level,
            page=page,
            page_count=pages,
            hits=page_of(ordering, tiers, (page - 1) * query.page_size, query.page_size),
            counts=narrowing.counts(matched.bits),
            known=narrowing.known(),
            fewest=min(((clause.bits & scope).bit_count() for clause in (*found.groups, *found.phrases)), default=None),
        )

    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        """The words are looked up once, whatever the number of `queries`."""
        state = current_state(request.version)
        matched = self._match(state, request)[2].bits
        narrowings = (Narrowing(state, request.vocabularies, query.filters) for query in queries)
        return [(matched & narrowing.bits).bit_count() for narrowing in narrowings]

    def words(self, version: int) -> Mapping[str, int]:
        """Read once for each version."""
        return current_words(version, self.read_words)

    def surfaces(self, words: Sequence[str]) -> Mapping[str, str]:
        """Read the first few documents that have each word; the form most of them use is given back, in lower case."""
        return usual_forms(self.texts_with(words))

    def _match(self, state: State, request: EngineRequest) -> tuple[int, Found, Matched]:
        query = request.query
        scope = state.scope(query.site, query.language, request.now)
        found = find(self.look_up, request.parsed, state.size)
        return scope, found, match(found, scope)
