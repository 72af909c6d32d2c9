"""Sending by a worker, where the host has one."""

from __future__ import annotations

from ..engines.base import EngineUnavailable

try:
    # What Wagtail's own tasks go through, and so what the host's worker serves.
    from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
    from django_tasks.backends.immediate import ImmediateBackend
except ImportError:
    from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
    from django.tasks.backends.immediate import ImmediateBackend

__all__ = ["are_deferred", "send_waiting"]


def are_deferred() -> bool:
    """Whether tasks are carried out later, by another process."""
    return not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend)


@task()
def send_waiting() -> int:
    """Send what waits in the outbox; returns how many documents were taken. What fails stays for `rrma_index sync`."""
    from .feeding import feed

    try:
        return feed()
    except EngineUnavailable:
        return 0
