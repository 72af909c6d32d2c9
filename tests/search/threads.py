"""Several things at the same time, each on a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection

WAIT = 60
"""Seconds after which what has not ended never will."""


def in_threads(*actions: Callable[[], None]) -> list[BaseException]:
    """Run `actions` at the same time; returns what they raised, and a TimeoutError for each that does not end."""
    raised: list[BaseException] = []

    def run(action: Callable[[], None]) -> None:
        try:
            action()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[action], daemon=True) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    return [*raised, *(TimeoutError(thread.name) for thread in threads if thread.is_alive())]
