"""What the process knows of vocabularies and synonyms, read once for each version of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connections
from django.utils.translation import get_language

from rrma_search.facets import FacetLabel, facet_values, get_facets
from rrma_search.models import SequenceState
from rrma_search.projection.transaction import database, written_in_transaction
from rrma_search.synonyms import Synonyms, load_synonyms

__all__ = ["Reading", "versions"]

_SEQUENCES = f"SELECT name, value FROM {SequenceState._meta.db_table}"  # noqa: S608  the name of our own table

_kept_synonyms: tuple[int, Synonyms] | None = None


def versions() -> dict[str, int]:
    """The last number of each sequence: one query, written out because every search begins with it."""
    with connections[database()].cursor() as cursor:
        cursor.execute(_SEQUENCES)
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Reading:
    """The versions a search is answered at.

    `documents` is that of the projection. `vocabulary` is None in a transaction that wrote: what is read there may be
    rolled back and is not kept.
    """

    documents: int
    vocabulary: int | None

    @classmethod
    def now(cls) -> Reading:
        """Read the sequences, in one query."""
        values = versions()
        vocabulary = None if written_in_transaction() else values.get(SequenceState.VOCABULARY, 0)
        return cls(values.get(SequenceState.DOCUMENTS, 0), vocabulary)

    def vocabularies(self) -> dict[str, Mapping[str, FacetLabel]]:
        """The values of every declared facet."""
        language = get_language()
        return {name: facet_values(facet, self.vocabulary, language) for name, facet in get_facets().items()}

    def synonyms(self) -> Synonyms:
        """The synonyms of the site, compiled."""
        global _kept_synonyms
        kept = _kept_synonyms
        if self.vocabulary is None:
            return load_synonyms()
        if kept is None or kept[0] != self.vocabulary:
            kept = _kept_synonyms = (self.vocabulary, load_synonyms())
        return kept[1]
