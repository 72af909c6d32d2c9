"""Documents sent in bulk, and what became of each.

Each is sent with the version of its row as an external version (`external_gte`): what arrives late never overwrites
what is newer, and sending the same again is harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from elasticsearch.helpers import streaming_bulk
from elasticsearch.serializer import JsonSerializer

from .. import conf
from ..engines.elasticsearch.client import asked
from ..engines.elasticsearch.documents import DocumentMaker
from ..models import IndexedDocument
from ..projection.writing import batches
from .calls import Patience, answering, patient_client

__all__ = ["Outcome", "erase", "send"]

CHUNK_BYTES = 8 * 1024 * 1024
BUSY = (429, 503)
REASON_LENGTH = 1000

_json = JsonSerializer().dumps


@dataclass(slots=True)
class Outcome:
    """Numbers of the documents `taken`, and of those of which the replica holds a later version (`ahead`).

    `refused` are impossible as they are, `failed` may succeed another time, each with the reason. `unavailable` is why
    the index took others not at all, "" when it did.
    """

    taken: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    unavailable: str = ""

    def add(self, answer: Mapping[str, Any]) -> None:
        """Take in what was said of one document."""
        number, status = int(answer["_id"]), answer["status"]
        if status < 300 or answer.get("result") == "not_found":
            self.taken.append(number)
        elif status == 409:
            self.ahead.append(number)
        elif status in (400, 413):
            self.refused[number] = _reason(answer)
        elif status == 500:
            self.failed[number] = _reason(answer)
        else:
            self.unavailable = _reason(answer)


def _reason(answer: Mapping[str, Any]) -> str:
    error = answer.get("error", answer["status"])
    if not isinstance(error, Mapping):
        return str(error)[:REASON_LENGTH]
    cause = error.get("caused_by") or {}
    return " ".join(filter(None, (error.get("type"), error.get("reason"), cause.get("reason"))))[:REASON_LENGTH]


def send(rows: Iterable[IndexedDocument], index: str, patience: Patience) -> Outcome:
    """Write `rows`, present or withdrawn, into `index` (an alias or an index).

    Raises EngineUnavailable where nothing is known of some of them.
    """
    maker = DocumentMaker()
    # Turned into JSON here: who sends a batch while the next is made has then little to do but to wait.
    actions = ({**_action("index", index, row.pk, row.version), "_source": _json(maker.source(row))} for row in rows)
    return _send(actions, index, patience)


def erase(versions: Mapping[int, int], index: str, patience: Patience) -> Outcome:
    """Take documents out of `index` that are there in these versions; one that is not there counts as taken."""
    return _send((_action("delete", index, pk, version) for pk, version in versions.items()), index, patience)


def _action(verb: str, index: str, number: int, version: int) -> dict[str, Any]:
    return {"_op_type": verb, "_index": index, "_id": str(number), "version": version, "version_type": "external_gte"}


def _send(actions: Iterator[dict[str, Any]], index: str, patience: Patience) -> Outcome:
    outcome = Outcome()
    with answering():
        for answer in _answers(actions, index, patience):
            outcome.add(*answer.values())
    return outcome


def _answers(actions: Iterator[dict[str, Any]], index: str, patience: Patience) -> Iterable[Mapping[str, Any]]:
    """What Elasticsearch says of each document; all at once for somebody who waits."""
    options = {
        "chunk_size": conf.batch_size(),
        "max_chunk_bytes": CHUNK_BYTES,
        "raise_on_error": False,
        "max_retries": patience.retries,
        "initial_backoff": 0.5,
        "max_backoff": 30,
        "retry_on_status": BUSY,
        "refresh": patience.refresh,
        # Else a missing index would be made anew by the first document, with a mapping of its own.
        "require_alias": index == conf.index_prefix(),
    }
    client = patient_client(patience)

    def told(batch: Iterable[dict[str, Any]]) -> list[Mapping[str, Any]]:
        return [answer for _ok, answer in streaming_bulk(client, batch, **options)]

    if patience.retries:
        return _one_ahead(told, batches(actions))
    made = list(actions)  # before the time runs: reading the database is no business of the server
    return asked(lambda _: told(made), patience.timeout)


def _one_ahead(
    told: Callable[[list[dict[str, Any]]], list[Mapping[str, Any]]], made: Iterable[list[dict[str, Any]]]
) -> Iterator[Mapping[str, Any]]:
    """What is `told` of each batch. While one is on its way the next is made: here, where the database is read."""
    with ThreadPoolExecutor(1, thread_name_prefix="rrma-replica") as sender:
        underway: Future[list[Mapping[str, Any]]] | None = None
        for batch in made:
            answers = underway.result() if underway else []
            underway = sender.submit(told, batch)
            yield from answers
        yield from underway.result() if underway else []
