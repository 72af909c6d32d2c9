"""The index: its fields, how they score, and a fingerprint that tells whether an index was made by this very code."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch
from elasticsearch.dsl import Boolean, Date, Float, Keyword, Long, Mapping, Object, Text

from rrma_search import conf
from rrma_search.engines.impacts import FIELD_SCORING
from rrma_search.engines.ranking import LENGTH_HALF, LENGTH_WEIGHT
from rrma_search.query import MAX_PAGE, MAX_PAGE_SIZE

from .impacts import FREQUENCIES, HALF_IMPACT

__all__ = ["SAME_PLACE", "create_index", "mapping_hash"]

SAME_PLACE = "same_place"
"""The analyser of words that stand for each other: asked for with it, they are found and weighed as one word is."""

_FILTER = "pattern_capture"

KEPT_IN_SOURCE = ("key", "document_version", "deleted")
"""What comes back with a document; by all the rest it is found, counted and sorted."""


def create_index(server: Elasticsearch, name: str) -> None:
    """Make the empty index `name`, the fingerprint of its mapping in `_meta`.

    On a server without the filters that every distribution has, synonyms are found as well, but weighed word by word.
    """
    settings = {**_settings(), **_copies()}
    mapping = {**_mapping(), "_meta": {"hash": mapping_hash()}}
    try:
        server.indices.create(index=name, settings={"index": settings}, mappings=mapping)
    except BadRequestError as refusal:
        if _FILTER not in str(refusal):
            raise
        apart = {"analyzer": {SAME_PLACE: {"type": "standard"}}}
        server.indices.create(index=name, settings={"index": {**settings, "analysis": apart}}, mappings=mapping)


def mapping_hash() -> str:
    """A fingerprint of all that makes an index another one: mapping, shards, scoring; not of the number of copies."""
    scoring = {name: asdict(field) for name, field in FIELD_SCORING.items()}
    made_of = json.dumps([_mapping(), _settings(), scoring, FREQUENCIES, LENGTH_WEIGHT, LENGTH_HALF], sort_keys=True)
    return blake2b(made_of.encode(), digest_size=16).hexdigest()


def _settings() -> dict[str, Any]:
    return {
        "number_of_shards": conf.index_shards(),
        # Said, though it is the default: else a shard that nobody has asked for a while keeps the next visitor waiting.
        "refresh_interval": "1s",
        # What was sent is kept for a while, so that other nodes can catch up; it is read for nothing else.
        "codec": "best_compression",
        "max_result_window": MAX_PAGE * MAX_PAGE_SIZE,
        "similarity": {
            # BM25 without lengths, which are in the frequencies already.
            "impact": {"type": "BM25", "b": 0, "k1": HALF_IMPACT},
            "rarity": {"type": "BM25", "b": 0, "k1": 0},
        },
        "analysis": {
            # Cut out of one token, words stand at one place in a query: Lucene takes them for synonyms.
            "filter": {"words": {"type": _FILTER, "preserve_original": False, "patterns": [r"(\S+)"]}},
            "analyzer": {SAME_PLACE: {"tokenizer": "keyword", "filter": ["words"]}},
        },
    }


def _copies() -> dict[str, Any]:
    replicas = conf.index_replicas()
    return {"auto_expand_replicas": "0-1"} if replicas is None else {"number_of_replicas": replicas}


def _mapping() -> dict[str, Any]:
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", includes=list(KEPT_IN_SOURCE))
    mapping.meta("dynamic_templates", [{"facets": {"path_match": "facets.*", "mapping": _facet_field()}}])
    for name, field in _fields().items():
        mapping.field(name, field)
    return mapping.to_dict()


def _fields() -> dict[str, Any]:
    """Every field by name. Texts are our own tokens, separated by blanks."""
    return {
        "number": Long(index=False),
        "key": Keyword(),
        "document_version": Long(index=False),
        "deleted": Boolean(),
        "headings": _tokens("positions", similarity="rarity"),
        "texts": _tokens("positions", similarity="rarity"),
        "terms": _tokens("freqs", similarity="impact"),
        "exact": _tokens("docs"),
        "facets": Object(dynamic=True, subobjects=False),
        "undeclared": Keyword(),
        "sites": Keyword(doc_values=False),
        "language": Keyword(doc_values=False),
        "expires": Date(doc_values=False),
        "date": Date(format="strict_date"),
        "boost": Float(index=False),
        "sort_title": Keyword(index=False),
    }


def _tokens(indexed: str, **options: Any) -> Text:
    return Text(analyzer="whitespace", index_options=indexed, norms=False, **options)


def _facet_field() -> dict[str, Any]:
    # What counting needs is made when documents are written, not when the first visitor asks.
    return {"type": "keyword", "eager_global_ordinals": True}
