"""Elasticsearch as it comes: its analyser `french`, and `multi_match` over four fields."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.search.relevance.measures import RECALL_DEPTH

from .texts import FIELDS, Texts

# What our own engines give each field, so that only the analysis and the matching differ.
WEIGHTS = {"title": 12, "labels": 7, "summary": 3, "body": 1}


class StockIndex:
    """An index of its own on the server at `url`, dropped on leaving."""

    def __init__(self, url: str, texts: Iterable[Texts]) -> None:
        """Hold `texts`."""
        self._index = f"{url.rstrip('/')}/relevance-{uuid.uuid4().hex[:12]}"
        self._texts = texts

    def __enter__(self) -> StockIndex:
        """Make the index and fill it."""
        properties = {name: {"type": "text", "analyzer": "french"} for name in FIELDS}
        self._send("PUT", "", {"mappings": {"properties": {**properties, "url": {"type": "keyword"}}}})
        lines = [line for texts in self._texts for line in ({"index": {}}, texts)]
        self._send("POST", "/_bulk?refresh=true", *lines)
        return self

    def __exit__(self, *error: object) -> None:
        """Drop the index."""
        self._send("DELETE", "")

    def found(self, text: str) -> Sequence[str]:
        """The addresses of the first hits."""
        fields = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
        query = {"multi_match": {"query": text, "fields": fields}}
        answer = self._send("POST", "/_search", {"size": RECALL_DEPTH, "query": query, "_source": ["url"]})
        return [hit["_source"]["url"] for hit in answer["hits"]["hits"]]

    def _send(self, method: str, path: str, *bodies: Mapping[str, Any]) -> Any:
        data = "".join(json.dumps(body) + "\n" for body in bodies).encode() if bodies else None
        kind = "application/x-ndjson" if len(bodies) > 1 else "application/json"
        request = urllib.request.Request(self._index + path, data, {"Content-Type": kind}, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
