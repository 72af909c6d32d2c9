"""Measuring, by the time of the processor: other work on the machine counts as little as can be.

All that is measured runs in this very process, SQLite included, so that this is the time of the clock on an idle
machine with its files in memory.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
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


def timed(action: Callable[[], Any], times: int, warm: bool = True) -> Timing:
    """Run `action` to warm up, once more to count its queries, then `times` times on the clock."""
    found = action() if warm else None
    with CaptureQueriesContext(connection) as captured:
        if warm:
            action()
        queries = len(captured)
    taken = sorted(_seconds(action) * 1000 for _ in range(times))
    return Timing(statistics.median(taken), taken[min(len(taken) - 1, len(taken) * 9 // 10)], queries, found)


def _seconds(action: Callable[[], Any]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


def rate(action: Callable[[], Any], number: int) -> float:
    """How many things a second, when `action` treats `number` of them."""
    return number / _seconds(action)
