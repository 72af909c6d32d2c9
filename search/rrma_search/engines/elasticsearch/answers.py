"""Reading what Elasticsearch answers: only a whole answer of the expected shape counts as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from elasticsearch import Elasticsearch

from rrma_search import conf
from rrma_search.engines.base import EngineUnavailable

from .client import asked

__all__ = ["Answer", "ask", "read"]

Answer = Mapping[str, Any]
Value = TypeVar("Value")


def ask(bodies: Sequence[Mapping[str, Any]]) -> list[Answer]:
    """The answers to `bodies`, in one request; raises EngineUnavailable unless each of them is whole."""
    searches = [line for body in bodies for line in ({}, body)]

    def send(elasticsearch: Elasticsearch) -> Any:
        return elasticsearch.msearch(index=conf.index_prefix(), searches=searches)

    answers = asked(send)
    return read(lambda: [_whole(answer) for _, answer in zip(bodies, answers["responses"], strict=True)])


def read(reading: Callable[[], Value]) -> Value:
    """What `reading` makes of an answer; raises EngineUnavailable where the answer has another shape."""
    try:
        return reading()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise EngineUnavailable(f"Elasticsearch gave an answer of another shape: {error!r}") from error


def _whole(answer: Answer) -> Answer:
    """`answer`, unless some shard or the time was missing."""
    if "error" in answer:
        raise EngineUnavailable(f"Elasticsearch refused: {str(answer['error'])[:300]}")
    shards = answer["_shards"]
    if answer["timed_out"] or shards["successful"] != shards["total"] or not shards["total"]:
        raise EngineUnavailable("Elasticsearch answered in part only.")
    if answer["hits"].get("total", {"relation": "eq"})["relation"] != "eq":
        raise EngineUnavailable("Elasticsearch did not count to the end.")
    return answer
