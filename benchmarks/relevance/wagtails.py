"""Wagtail's own search in the database, over the same texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.db import OperationalError
from tests.search.relevance.measures import RECALL_DEPTH
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_NONE
from wagtail.search.utils import parse_query_string

from benchmarks.peer.models import PeerDocument

from .texts import FIELDS, Texts


class WagtailSearch:
    """Wagtail's search of documents that hold the texts."""

    def __init__(self, texts: Iterable[Texts]) -> None:
        """Take `texts` into the model, in place of what was there."""
        PeerDocument.objects.all().delete()
        given = list(texts)
        today = datetime.date(2026, 1, 1)
        rows = [PeerDocument(date=today, **{name: row[name] for name in FIELDS}) for row in given]
        made = PeerDocument.objects.bulk_create(rows)
        self._addresses = {row.pk: text["url"] for row, text in zip(made, given, strict=True)}
        get_search_backend().get_index_for_model(PeerDocument).add_items(PeerDocument, made)

    def found(self, text: str, operator: str) -> Sequence[str]:
        """The addresses of the first hits that have all words ("and"), or any of them ("or")."""
        query = parse_query_string(text, operator=operator, zero_terms=MATCH_NONE)[1]
        hits = get_search_backend().search(query, PeerDocument)[:RECALL_DEPTH]
        try:
            return [self._addresses[hit.pk] for hit in hits]
        except OperationalError:  # SQLite is handed some phrases as they are, and cannot read them
            return []
