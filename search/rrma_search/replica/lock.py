"""One rebuild at a time, on whichever machine; a killed one does not stand in the way of the next."""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.utils import timezone

from .. import conf
from ..models import ReplicaState

__all__ = ["RebuildRefused", "forget", "is_under_way", "killed", "rebuilding", "refuse_another"]

SILENT_FOR = timedelta(minutes=2)
"""A rebuild on another machine that has not been heard of for so long is dead."""


class RebuildRefused(Exception):
    """Another rebuild is under way; its argument is the machine and process that does it."""


def is_under_way(state: ReplicaState) -> bool:
    """Whether somebody rebuilds; one that was killed counts no more, at once or, on another machine, after a while."""
    if not state.owner or _is_dead(state.owner):
        return False
    return state.beat_at is not None and state.beat_at >= timezone.now() - SILENT_FOR


def killed() -> str:
    """Who began a rebuild and will never end it; "" when there is none."""
    state = _state()
    return state.owner if state and not is_under_way(state) else ""


def forget(owner: str) -> None:
    """Let the rebuild of `owner`, which was killed, be over."""
    ReplicaState.objects.filter(name=conf.index_prefix(), owner=owner).update(owner="")


def refuse_another() -> None:
    """Raise RebuildRefused while somebody rebuilds: for what comes before `rebuilding`."""
    state = _state()
    if state and is_under_way(state):
        raise RebuildRefused(_process(state))


@contextmanager
def rebuilding() -> Iterator[Callable[[], None]]:
    """Be the only rebuild; gives a function to call now and then, so that others know that this one lives.

    Raises RebuildRefused when there is another one, and from the function given when another one has taken over.
    """
    owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex}"
    states = ReplicaState.objects.filter(name=conf.index_prefix())
    state, _created = ReplicaState.objects.get_or_create(name=conf.index_prefix())
    forget(killed())
    if not states.filter(owner="").update(owner=owner, beat_at=timezone.now()):
        raise RebuildRefused(_process(state))

    def beat() -> None:
        if not states.filter(owner=owner).update(beat_at=timezone.now()):
            raise RebuildRefused("?")

    try:
        yield beat
    finally:
        states.filter(owner=owner).update(owner="")


def _state() -> ReplicaState | None:
    return ReplicaState.objects.filter(name=conf.index_prefix()).first()


def _process(state: ReplicaState) -> str:
    return state.owner.rpartition(":")[0]


def _is_dead(owner: str) -> bool:
    """Whether `owner` was a process of this machine, and is no more."""
    host, pid, _token = owner.rsplit(":", 2)
    if host != socket.gethostname() or int(pid) == os.getpid():
        return False
    with suppress(PermissionError):
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
    return False
