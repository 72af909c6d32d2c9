"""The texts of every document of the projection: what all the searches compared are given."""

from __future__ import annotations

from collections.abc import Iterator

from rrma_search.models import IndexedDocument

FIELDS = ("title", "labels", "summary", "body")

Texts = dict[str, str]
"""Address and texts of a document."""


def texts() -> Iterator[Texts]:
    """One after the other, in no order that means anything."""
    for row in IndexedDocument.objects.present().order_by("pk"):
        body = "\n".join([row.body, *(passage["text"] for passage in row.passages)])
        yield {
            "url": row.url,
            "title": row.title,
            "labels": "\n".join(row.labels),
            "summary": row.summary,
            "body": body,
        }
