"""What the transaction under way has done: versions given out, and whether anything may be remembered."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, router, transaction

from ..models import IndexedDocument, SequenceState

__all__ = [
    "database",
    "navigation_changed",
    "next_version",
    "vocabulary_changed",
    "vocabulary_version",
    "writing",
    "written_in_transaction",
]


def database() -> str:
    """The alias of the database that holds the projection."""
    return router.db_for_write(IndexedDocument)


def _documents_mark() -> None:
    """Stand in the list of commit hooks while a write to the projection can still be rolled back."""


def _vocabulary_mark() -> None:
    """Stand in the list of commit hooks while a change of the vocabulary can still be rolled back."""


def _navigation_mark() -> None:
    """Stand in the list of commit hooks while a change of what leads around a site can still be rolled back."""


_MARKS = {
    SequenceState.DOCUMENTS: _documents_mark,
    SequenceState.VOCABULARY: _vocabulary_mark,
    SequenceState.NAVIGATION: _navigation_mark,
}


def _is_marked(sequence: str) -> bool:
    # Django forgets the hooks of a savepoint or transaction that is rolled back, and the mark with them.
    return any(hook[1] is _MARKS[sequence] for hook in connections[database()].run_on_commit)


def _advance(sequence: str) -> int:
    version = SequenceState.advance(sequence)
    if not _is_marked(sequence):
        transaction.on_commit(_MARKS[sequence], using=database())
    return version


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that writes to the projection: writers follow one another from here to the commit.

    Whatever is read inside is newer than everything that other writers have read, so that a slow one never puts an
    older text over a newer one.
    """
    with transaction.atomic(using=database()):
        SequenceState.advance(SequenceState.DOCUMENTS, by=0)
        yield


def next_version() -> int:
    """A new version of documents, inside `writing()`."""
    return _advance(SequenceState.DOCUMENTS)


def vocabulary_changed() -> int:
    """Tell that values or labels of a facet, or synonyms, have changed; returns the new version.

    Who changes them waits for the writers of documents first: were the two locks taken in either order, two
    transactions could wait for each other.
    """
    with writing():
        return _advance(SequenceState.VOCABULARY)


def navigation_changed() -> None:
    """Tell that what leads around a site may have changed: a page, who may see it, a site, its settings."""
    if not _is_marked(SequenceState.NAVIGATION):  # once for a transaction: others see it whole or not at all
        with writing():
            _advance(SequenceState.NAVIGATION)


def written_in_transaction() -> bool:
    """Whether the transaction under way has written documents, vocabulary or pages that may still be rolled back.

    What is built from them now must not be kept by the process.
    """
    return any(_is_marked(sequence) for sequence in _MARKS)


def vocabulary_version() -> int | None:
    """The version of the vocabulary; None while the transaction under way has changed it."""
    if _is_marked(SequenceState.VOCABULARY):
        return None
    return SequenceState.current(SequenceState.VOCABULARY)
