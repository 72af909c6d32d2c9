"""HTML drawn on paper by WeasyPrint, in a process of its own: run as a program by `drawn`.

A page may be long, and what draws it takes memory that it never gives back; a process can be stopped, and ends. It is
given all that it needs with the HTML, as `data:` addresses, and fetches nothing else: no file, no other site.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

__all__ = ["DrawingFailed", "Drawn", "drawn"]

SECONDS = 60
"""How long one page may take; one of a few thousand words takes two or three."""


class DrawingFailed(Exception):
    """WeasyPrint has made no PDF; the message says why."""


class Drawn(NamedTuple):
    """A PDF (accessible: tagged, as PDF/UA-1 asks), and how many pages it has."""

    data: bytes
    pages: int


def drawn(html: str, base_url: str, seconds: float = SECONDS) -> Drawn:
    """Draw `html`; its links are made absolute by `base_url`. Raises DrawingFailed."""
    command = [_python(), "-P", __file__, base_url]  # -P: its neighbours are not to be taken for other packages
    given = html.encode(errors="replace")
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=seconds)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise DrawingFailed(error.stderr.decode(errors="replace")[-2000:]) from error
    except (subprocess.TimeoutExpired, OSError) as error:
        raise DrawingFailed(str(error)) from error
    pages, _line, data = done.stdout.partition(b"\n")
    return Drawn(data, int(pages))


def _python() -> str:
    """The interpreter; inside a server that is a program of its own, the one beside the packages."""
    executable = Path(sys.executable or "")
    beside = Path(sys.prefix, "bin", "python3")
    return str(executable if executable.name.startswith("python") or not beside.exists() else beside)


def main() -> None:
    """Read HTML, write the number of pages, a line break, and the PDF."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    html = sys.stdin.buffer.read().decode()
    document = HTML(string=html, base_url=sys.argv[1], url_fetcher=URLFetcher(allowed_protocols=["data"])).render()
    data = document.write_pdf(pdf_variant="pdf/ua-1")
    sys.stdout.buffer.write(b"%d\n" % len(document.pages) + data)


if __name__ == "__main__":
    main()
