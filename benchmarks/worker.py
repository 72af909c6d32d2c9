"""The memory of one worker: a process that serves a thousand searches and tells how large it has become."""

import itertools
import sys
from pathlib import Path


def resident() -> float:
    """Megabytes this process takes up at its largest (Linux tells; what `getrusage` says includes the parent)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main(searches: int) -> None:
    """Print the size before the first search and after the last one."""
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application

    get_wsgi_application()
    before = resident()
    from benchmarks.page import search
    from benchmarks.searches import SEARCHES

    for query in itertools.islice(itertools.cycle(SEARCHES.values()), searches):
        search(query)
    sys.stdout.write(f"{before:.0f} {resident():.0f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
