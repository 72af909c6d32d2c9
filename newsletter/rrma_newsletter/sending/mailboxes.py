"""Where returned messages lie: a Maildir, a folder of files, a file of one message or of many, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from mailbox import mbox
from pathlib import Path

__all__ = ["messages_in"]


def messages_in(place: str) -> Iterator[bytes]:
    """Each message as it came; `place` is a path, or "-" for one message on standard input.

    Raises OSError when the place cannot be read. Nothing is moved or deleted: read twice, a message does nothing more.
    """
    if place == "-":
        yield sys.stdin.buffer.read()
        return
    for path in _files(Path(place)):
        yield from _messages_of(path)


def _messages_of(path: Path) -> Iterator[bytes]:
    """The one message of a file, or all those of an mbox, as local delivery writes it (RFC 4155)."""
    content = path.read_bytes()
    if content.startswith(b"From "):
        box = mbox(path, create=False)
        yield from (box.get_bytes(key) for key in box.iterkeys())
        box.close()
    else:
        yield content


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    maildir = [place / "new", place / "cur"]
    folders = maildir if all(folder.is_dir() for folder in maildir) else [place]
    return sorted(path for folder in folders for path in folder.iterdir() if path.is_file())
