"""Keeps the state of the process in step with the projection."""

from __future__ import annotations

import threading

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.models import IndexedDocument, SequenceState
from rrma_search.projection.transaction import written_in_transaction

from .state import COLUMNS, Row, State

__all__ = ["current_state", "database"]

_kept: dict[tuple[str, str], State] = {}
_refreshing = threading.Lock()


def database() -> BaseDatabaseWrapper:
    """The connection of the projection."""
    return connections[router.db_for_write(IndexedDocument)]


def current_state(version: int) -> State:
    """The state at `version`, the number last read from the projection's sequence, or a later one.

    Only what changed is read. What a transaction sees of its own writes is never kept.
    """
    connection = database()
    slot = (connection.alias, str(connection.settings_dict["NAME"]))
    kept = _kept.get(slot, State())
    if kept.version == version:
        return kept
    if written_in_transaction():
        return _read(kept, version)
    if connection.in_atomic_block:
        state = _read(kept, version)
        if state.version > kept.version:
            _kept[slot] = state
        return state
    with _refreshing:
        kept = _kept.get(slot, State())
        if kept.version > version:
            # Another thread may have seen a later write than the caller; else the database was put back.
            version = SequenceState.current(SequenceState.DOCUMENTS)
        if kept.version != version:
            _kept[slot] = kept = _read(kept, version)
        return kept


def _read(kept: State, version: int) -> State:
    """`kept` brought to `version`; all is read again where it cannot have come from there."""
    if kept.version <= version:
        state = kept.refreshed(_rows_since(kept.version), version)
        # A database emptied or put back behind our back leaves documents that no row stands for.
        if len(state.entries) == IndexedDocument.objects.present().count():
            return state
    return State().refreshed(_rows_since(0), version)


def _rows_since(version: int) -> list[Row]:
    rows = IndexedDocument.objects.since(version) if version else IndexedDocument.objects.present()
    return [Row(*values) for values in rows.values_list(*COLUMNS).iterator(chunk_size=2000)]
