"""How far a command has come, on the terminal."""

from __future__ import annotations

from django.core.management.base import OutputWrapper

__all__ = ["ProgressBar"]

WIDTH = 40


class ProgressBar:
    """A bar that is drawn over itself on a terminal; elsewhere a line for each tenth."""

    def __init__(self, out: OutputWrapper) -> None:
        """Draw on `out`."""
        self._out = out
        self._tenths = -1

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        share = done / total if total else 1.0
        text = f"{done}/{total}"
        if self._out.isatty():
            bar = "#" * round(share * WIDTH)
            self._out.write(f"\r[{bar:<{WIDTH}}] {text}", ending="\n" if share >= 1 else "")
            self._out.flush()
        elif int(share * 10) > self._tenths:
            self._tenths = int(share * 10)
            self._out.write(text)
