"""The right to send, which one process at a time has: it lies in the database, where all processes see it."""

from __future__ import annotations

import os
import secrets
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from rrma_newsletter.models import SendingLease

__all__ = ["Lease"]

NAME = "send"
DURATION = timedelta(minutes=5)
"""Longer than any message takes to be handed over: see `backends.smtp.TIMEOUT`."""
RENEWED_AFTER = timedelta(seconds=20)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Lease:
    """Held by one process. It ends by itself when its holder no longer renews it, at once when the holder is dead."""

    def __init__(self) -> None:
        """Nobody's yet."""
        self.owner = f"{_machine()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.renewed_at = NEVER

    def acquire(self) -> bool:
        """Take it if it is free; False while another process has it."""
        held, _made = SendingLease.objects.get_or_create(name=NAME, defaults={"until": NEVER})
        free = Q(until__lt=timezone.now())
        if _is_dead(held.owner):
            free |= Q(owner=held.owner)
        return self._taken(free)

    def renew(self) -> bool:
        """Keep it; False when it was lost to another process, which then does the sending."""
        if timezone.now() - self.renewed_at < RENEWED_AFTER:
            return True
        return self._taken(Q(owner=self.owner))

    def release(self) -> None:
        """Let the next one have it."""
        SendingLease.objects.filter(name=NAME, owner=self.owner).update(owner="", until=NEVER)

    def _taken(self, condition: Q) -> bool:
        now = timezone.now()
        taken = SendingLease.objects.filter(condition, name=NAME).update(owner=self.owner, until=now + DURATION)
        if taken:
            self.renewed_at = now
        return bool(taken)


def _machine() -> str:
    """Where numbers of processes mean the same: a host, and on Linux the container on it."""
    try:
        place = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        place = 0
    return f"{socket.gethostname()[:40]}/{place}"


def _is_dead(owner: str) -> bool:
    """Whether the holder was a process of this machine that has ended."""
    machine, _colon, rest = owner.rpartition(":")[0].rpartition(":")
    if machine != _machine() or not rest.isdecimal():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except OSError:  # it is somebody else's, so it lives
        return False
    return False
