"""From a search document to its row: plain text, value keys, labels, fingerprint."""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.utils import translation

from ..documents import Passage, SearchDocument
from ..facets import Facet, FacetLabel, ancestors, facet_values, get_facets
from ..models import IndexedDocument

__all__ = ["ROW_FIELDS", "RowMaker", "document_of"]

ROW_FIELDS = (
    "kind",
    "title",
    "summary",
    "body",
    "passages",
    "url",
    "date",
    "language",
    "facets",
    "labels",
    "boost",
    "sites",
    "expires",
)
"""The fields of a row that come from its document."""

KEY_LENGTH = 255

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)


def plain(text: Any) -> str:
    """`text` as a string that every database can hold: no NUL, no lone surrogate."""
    text = str(text).replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


class RowMaker:
    """Makes the rows of one batch; the values of facets are read once."""

    def __init__(self, vocabulary_version: int | None) -> None:
        """Use labels of `vocabulary_version`, or read them now when it is None."""
        self.version = vocabulary_version
        self.declared = get_facets()
        self._values: dict[tuple[str, str], Mapping[str, FacetLabel]] = {}

    def fields(self, document: SearchDocument) -> dict[str, Any]:
        """The values of `ROW_FIELDS` for `document`, and what is made of them: `length` and `content_hash`.

        Raises ValueError for a key that is empty or longer than 255 characters, TypeError for facet values given as
        a bare string.
        """
        if not 0 < len(document.key) <= KEY_LENGTH:
            raise ValueError(f"The key of a document has 1 to {KEY_LENGTH} characters: {document.key[:KEY_LENGTH]!r}")
        facets = self._facets(document)
        fields = {
            "kind": plain(document.kind),
            "title": plain(document.title),
            "summary": plain(document.summary),
            "body": plain(document.body),
            "passages": [
                {"label": plain(part.label), "text": plain(part.text), "url": plain(part.url)}
                for part in document.passages
            ],
            "url": plain(document.url),
            "date": document.date,
            "language": document.language,
            "facets": facets,
            "labels": list(dict.fromkeys(self._labels(facets, document.language or settings.LANGUAGE_CODE))),
            "boost": float(document.boost),
            "sites": sorted(document.sites),
            "expires": document.expires,
        }
        return {**fields, "length": _length(fields), "content_hash": fingerprint(fields)}

    def _facets(self, document: SearchDocument) -> dict[str, list[str]]:
        facets = {}
        for name, values in document.facets.items():
            if isinstance(values, str):
                raise TypeError(f"The values of the facet {name} of {document.key} must be a tuple of strings.")
            facets[name] = [value for value in dict.fromkeys(plain(value) for value in values) if value]
        facets["type"] = [plain(document.kind)]
        if document.date is not None:
            facets["year"] = [str(document.date.year)]
        return {name: facets[name] for name in sorted(facets) if facets[name]}

    def _labels(self, facets: Mapping[str, list[str]], language: str) -> Iterator[str]:
        for name, values in facets.items():
            facet = self.declared.get(name)
            if facet is None:
                yield from values
            elif facet.in_text:
                yield from self._labels_of(facet, values, language)

    def _labels_of(self, facet: Facet, values: list[str], language: str) -> Iterator[str]:
        known = self._read(facet, language)
        for value in values:
            above = ancestors(value, known) if facet.ancestors_in_text else ()
            for each in (value, *above):
                yield plain(known[each].label) if each in known else each

    def _read(self, facet: Facet, language: str) -> Mapping[str, FacetLabel]:
        slot = (facet.name, language)
        if slot not in self._values:
            with translation.override(language):
                self._values[slot] = facet_values(facet, self.version)
        return self._values[slot]


def _length(fields: Mapping[str, Any]) -> int:
    """How many words the text and the passages have."""
    return sum(len(text.split()) for text in (fields["body"], *(part["text"] for part in fields["passages"])))


def fingerprint(fields: Mapping[str, Any]) -> str:
    """A hash of the content, the same in every process."""
    text = _ENCODER.encode([fields[name] for name in ROW_FIELDS])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def document_of(row: IndexedDocument) -> SearchDocument:
    """The document that `row` was made from."""
    return SearchDocument(
        key=row.key,
        kind=row.kind,
        title=row.title,
        summary=row.summary,
        body=row.body,
        passages=tuple(Passage(**part) for part in row.passages),
        url=row.url,
        date=row.date,
        language=row.language,
        facets={name: tuple(values) for name, values in row.facets.items()},
        boost=row.boost,
        sites=tuple(row.sites),
        expires=row.expires,
    )
