"""Two-way comparison of the projection with the models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .. import engines
from ..conf import batch_size
from ..models import IndexedDocument
from ..sources import DocumentSource, get_source, get_sources
from .objects import shown_after
from .queue import reproject
from .rebuilding import ghosts
from .rows import RowMaker
from .transaction import vocabulary_changed, writing
from .writing import batches, withdraw

__all__ = ["Drift", "find_drift", "repair"]


@dataclass(frozen=True, slots=True)
class Drift:
    """Keys of documents that are `missing`, that are there without their object (`ghosts`), or that are `stale`.

    `faulty` are objects whose document cannot be made; `wordless` are documents that the text index does not have.
    """

    missing: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    faulty: tuple[str, ...] = ()
    wordless: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.missing or self.ghosts or self.stale or self.faulty or self.wordless)


def find_drift() -> Drift:
    """Compare every object of every source with its row, and every row of a source with its object.

    Documents without a source are taken as they are. Reads in batches and writes nothing.
    """
    missing: list[str] = []
    stale: list[str] = []
    faulty: list[str] = []
    # Labels as they are now, be they changed behind the back of the vocabulary's version.
    maker = RowMaker(None)
    for source in get_sources().values():
        for objects in _all_shown(source):
            states = _states(source, objects, maker)
            missing += [key for key, state in states.items() if state == "missing"]
            stale += [key for key, state in states.items() if state == "stale"]
            faulty += [key for key, state in states.items() if state == "faulty"]
    there = [key for keys in ghosts(even_expired=False) for key in keys]
    return Drift(tuple(missing), tuple(there), tuple(stale), tuple(faulty), tuple(_wordless()))


def _wordless() -> Iterator[str]:
    """Keys of the documents that no word can find: the tables of the engine were lost, or brought over without them."""
    rows = IndexedDocument.objects.present().order_by("pk").values_list("pk", "key")
    suspects = set(rows.values_list("pk", flat=True)) - engines.embedded().numbers()
    if suspects:  # looked at a second time: what was written meanwhile lacks nothing
        suspects -= engines.embedded().numbers()
    return (key for numbers in batches(sorted(suspects)) for _pk, key in rows.filter(pk__in=numbers))


def _all_shown(source: DocumentSource) -> Iterator[list[Any]]:
    objects = shown_after(source, None, batch_size())
    while objects:
        yield objects
        objects = shown_after(source, objects[-1].pk, batch_size())


def _states(source: DocumentSource, objects: Sequence[Any], maker: RowMaker) -> dict[str, str]:
    """What is wrong with the document of each of `objects`, by key; what is right is left out."""
    keys = [source.key(obj.pk) for obj in objects]
    rows = IndexedDocument.objects.present().filter(key__in=keys).values_list("key", "content_hash", "source")
    found = {key: (content_hash, label) for key, content_hash, label in rows}
    wanted = {
        document.key: (maker.fields(document)["content_hash"], source.label)
        for _obj, document in source.documents(objects)
    }
    states = {}
    for key in keys:
        if key not in wanted:
            states[key] = "faulty"
        elif key not in found:
            states[key] = "missing"
        elif found[key] != wanted[key]:
            states[key] = "stale"
    return states


def repair(drift: Drift) -> None:
    """Write what is missing or stale, take out what has no object any more, give the engine the words it has lost."""
    vocabulary_changed()
    for keys in batches([*drift.missing, *drift.stale]):
        with writing():
            for label in {key.rpartition(":")[0] for key in keys}:
                source = get_source(label)
                if source is not None:
                    reproject(source, [key.rpartition(":")[2] for key in keys if key.startswith(f"{label}:")])
    withdraw(drift.ghosts)
    for keys in batches(drift.wordless):
        with writing():
            engines.embedded().index(list(IndexedDocument.objects.present().filter(key__in=keys)))
