"""Measuring, by the time of the processor: other work on the machine counts as little as can be.

All that is measured runs in this very process, SQLite included, so that this is the time of the clock on an idle
machine with its files in memory. With PostgreSQL it is the time of this process and of the server's process that
answers it, which take turns; what helpers that server starts for one query is left out.
"""

import random
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Timing:
    """Median and ninth decile of one measurement in milliseconds, number of SQL queries, and what was found."""

    p50: float
    p90: float
    queries: int
    found: Any = None


Clock = Callable[[], float]
"""Tells seconds; only the difference of two readings means anything."""

clock_on_the_wall: Clock = time.perf_counter


def timed(action: Callable[[], Any], times: int, warm: bool = True) -> Timing:
    """Run `action` to warm up, once more to count its queries, then `times` times on the clock."""
    found, queries = _prepared(action) if warm else (None, 0)
    return _timing([_seconds(action) for _ in range(times)], queries, found)


def timed_together(
    actions: Mapping[str, Callable[[], Any]], times: int, clock: Clock | None = None
) -> dict[str, Timing]:
    """Time every one of `actions` in each of `times` rounds: what disturbs the machine for a while disturbs all alike.

    Each round has an order of its own: who comes after a heavy one, or after a rest of the server, pays for that.
    `clock` tells seconds; by default those of the processor.
    """
    prepared = {name: _prepared(action) for name, action in actions.items()}
    rounds = [_round(_shuffled(actions, turn), clock or _clock) for turn in range(times)]
    return {
        name: _timing([taken[name] for taken in rounds], queries, found) for name, (found, queries) in prepared.items()
    }


def _shuffled(actions: Mapping[str, Callable[[], Any]], turn: int) -> dict[str, Callable[[], Any]]:
    """The same `actions` in the order of this `turn`, which is drawn, and the same in every run."""
    names = random.Random(turn).sample(list(actions), len(actions))
    return {name: actions[name] for name in names}


def _round(actions: Mapping[str, Callable[[], Any]], clock: Clock) -> dict[str, float]:
    return {name: _seconds(action, clock) for name, action in actions.items()}


def _prepared(action: Callable[[], Any]) -> tuple[Any, int]:
    found = action()
    with CaptureQueriesContext(connection) as captured:
        action()
        return found, len(captured)


def _timing(seconds: list[float], queries: int, found: Any) -> Timing:
    taken = sorted(second * 1000 for second in seconds)
    ninth = taken[min(len(taken) - 1, len(taken) * 9 // 10)]
    return Timing(statistics.median(taken), ninth, queries, found)


def _clock() -> float:
    return time.process_time() + (_server_time() if connection.vendor == "postgresql" else 0.0)


def milliseconds(action: Callable[[], Any], clock: Clock) -> float:
    """What `action` takes by `clock`."""
    return _seconds(action, clock) * 1000


def _seconds(action: Callable[[], Any], clock: Clock = _clock) -> float:
    started = clock()
    action()
    return clock() - started


def _server_time() -> float:
    """Seconds that the server's process behind our connection has run (Linux tells)."""
    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text(encoding="ascii").split()[0]) / 1e9


def rate(action: Callable[[], Any], number: int, clock: Clock | None = None) -> float:
    """How many things a second, when `action` treats `number` of them; `clock` as for `timed_together`."""
    return number / _seconds(action, clock or _clock)
