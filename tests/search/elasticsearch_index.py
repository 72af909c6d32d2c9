"""A real Elasticsearch for the tests of its engine, filled straight from the projection before each question."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.test import override_settings
from elasticsearch import helpers

from rrma_search.engines.base import EngineRequest, EngineResults
from rrma_search.engines.elasticsearch.client import client
from rrma_search.engines.elasticsearch.documents import DocumentMaker
from rrma_search.engines.elasticsearch.engine import ElasticsearchEngine
from rrma_search.engines.elasticsearch.mapping import create_index
from rrma_search.models import IndexedDocument
from rrma_search.query import SearchQuery

SERVERS = {"8": "RRMA_TEST_ELASTICSEARCH_URL", "9": "RRMA_TEST_ELASTICSEARCH9_URL"}
"""The environment variables that name a server, by its version."""


class FilledElasticsearch(ElasticsearchEngine):
    """The engine, whose index is brought up to what the projection holds, even within a transaction, when asked."""

    def __init__(self, index: str) -> None:
        super().__init__()
        self.index = index
        self.held: dict[int, tuple] = {}

    def search(self, request: EngineRequest) -> EngineResults:
        self.fill()
        return super().search(request)

    def totals(self, request: EngineRequest, queries: Sequence[SearchQuery]) -> list[int]:
        self.fill()
        return super().totals(request, queries)

    def fill(self) -> None:
        """Send what is new or different, take out what is gone; withdrawn rows stay as such."""
        rows = {row.pk: row for row in IndexedDocument.objects.all()}
        held = {pk: (row.key, row.version, row.deleted, row.content_hash) for pk, row in rows.items()}
        maker = DocumentMaker()
        actions = [
            {"_op_type": "index", "_id": str(pk), "_source": maker.source(rows[pk])}
            for pk, state in held.items()
            if self.held.get(pk) != state
        ]
        actions += [{"_op_type": "delete", "_id": str(pk)} for pk in self.held if pk not in held]
        if actions:
            helpers.bulk(client(), actions, index=self.index, refresh=True)
        self.held = held


@contextmanager
def elasticsearch_index(version: str, **further) -> Iterator[FilledElasticsearch]:
    """An index of its own on the server of `version`, named by the settings while inside; skips without a server.

    `further` are keys of `RRMA_SEARCH`.
    """
    url = os.environ.get(SERVERS[version])
    if not url:
        pytest.skip(f"Set {SERVERS[version]} to a real Elasticsearch {version}: nothing of it is tested without.")
    name = f"rrma-test-{uuid4().hex[:12]}"
    given = {"URL": url, "INDEX_PREFIX": name, "TIMEOUT": 20.0, **further}
    with override_settings(RRMA_SEARCH=given):
        create_index(client(), name)
        try:
            yield FilledElasticsearch(name)
        finally:
            client().indices.delete(index=name)
