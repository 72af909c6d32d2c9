"""From a row of the projection to what Elasticsearch is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from rrma_search.engines.collation import title_key
from rrma_search.engines.impacts import level_of, weights_by_stem
from rrma_search.engines.ranking import fullness
from rrma_search.engines.tokens import FIELDS, SEPARATOR, FieldReader, FieldTokens
from rrma_search.facets import get_facets

from .impacts import FREQUENCIES

if TYPE_CHECKING:
    from rrma_search.models import IndexedDocument

__all__ = ["EVERYWHERE", "HIGHEST_BOOST", "DocumentMaker"]

EVERYWHERE = "*"
"""Stands among the sites of a document that is on all of them."""

HIGHEST_BOOST = 10.0
"""A boost beyond this counts as this much: scores of one level must not reach into the next."""

_TITLE_LENGTH = 1000
_HEADINGS, _TEXTS = FIELDS[:2], FIELDS[2:]


class DocumentMaker:
    """Makes the documents of one batch; words that come again are analysed once."""

    def __init__(self) -> None:
        """Read the declared facets."""
        self._reader = FieldReader()
        self._declared = frozenset(get_facets())

    def source(self, row: IndexedDocument) -> dict[str, Any]:
        """The document of `row`, to be indexed under its number; of a withdrawn row, what keeps it from coming back."""
        kept = {"number": row.pk, "key": row.key, "document_version": row.version}
        if row.deleted:
            return {**kept, "deleted": True}
        return {**kept, **self._words(row), **self._properties(row)}

    def _words(self, row: IndexedDocument) -> dict[str, Any]:
        fields = self._reader.tokens(row)
        # In the order of the text, as the stems are: what repeats itself takes little room.
        words = dict.fromkeys(chain.from_iterable(fields[name].exact for name in FIELDS))
        words.pop(SEPARATOR, None)
        return {
            # A list has a gap between its entries that no phrase reaches over.
            "headings": _stems(fields, _HEADINGS),
            "texts": _stems(fields, _TEXTS),
            "terms": _terms(fields),
            "exact": " ".join(words),
        }

    def _properties(self, row: IndexedDocument) -> dict[str, Any]:
        return {
            "facets": row.facets,
            "undeclared": [name for name in row.facets if name not in self._declared],
            "sites": [str(site) for site in row.sites] or [EVERYWHERE],
            "language": row.language,
            "expires": row.expires.isoformat() if row.expires else None,
            "date": row.date.isoformat() if row.date else None,
            "boost": min(max(row.boost, 0.0), HIGHEST_BOOST) * fullness(row.length),
            "sort_title": title_key(row.title)[:_TITLE_LENGTH],
        }


def _stems(fields: Mapping[str, FieldTokens], names: tuple[str, ...]) -> list[str]:
    return [" ".join(fields[name].stems) for name in names if fields[name].stems]


def _terms(fields: Mapping[str, FieldTokens]) -> str:
    """Every stem as often as its impact asks for."""
    # Most words of a document have one of a few weights: those of one weight are repeated at one stroke.
    by_weight: dict[float, list[str]] = defaultdict(list)
    for stem, weight in weights_by_stem(fields).items():
        by_weight[weight].append(stem)
    return "".join(f"{' '.join(stems)} " * FREQUENCIES[level_of(weight)] for weight, stems in by_weight.items())
