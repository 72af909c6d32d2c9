"""`rrma_index sync --watch`: catches up again and again, until told to stop."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

from django.core.management.base import OutputWrapper
from django.db import DatabaseError, close_old_connections
from django.utils.translation import gettext as _

from rrma_search import conf, projection
from rrma_search.engines.base import EngineUnavailable

__all__ = ["Watch"]

logger = logging.getLogger("rrma_search.replica")


class Watch:
    """A service: what fails once is tried again the next time."""

    def __init__(self, every: float, out: OutputWrapper) -> None:
        """Look every so many seconds."""
        self._every = max(every, 0.1)
        self._out = out
        self._stopped = threading.Event()

    def run(self) -> None:
        """Catch up until SIGTERM or SIGINT; the batch under way is finished first."""
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        self._out.write(_("Watching. Stop with Ctrl+C or SIGTERM."))
        self._out.flush()
        try:
            while not self._stopped.is_set():
                self._catch_up()
                self._stopped.wait(self._every)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        self._out.write(_("Stopped."))

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopped.set()

    def _catch_up(self) -> None:
        close_old_connections()
        try:
            projection.sync()
            if conf.has_replica():
                self._feed()
        except EngineUnavailable:
            pass  # told by the breaker
        except DatabaseError:
            logger.exception("The index could not be brought up to date; it is tried again.")

    def _feed(self) -> None:
        from rrma_search.replica.lock import RebuildRefused
        from rrma_search.replica.rebuilding import RebuildFailed, catch_up

        try:
            catch_up(lambda: not self._stopped.is_set())
        except RebuildRefused:
            pass  # another process makes the index
        except RebuildFailed:
            logger.exception("There is no index, and it could not be made.")
