"""The memory of one worker: a process that serves a thousand pages of searches, no two of them alike; prints JSON.

What a worker keeps of words, pages and addresses grows with what is asked, so the same dozen searches over and over
would show little of it.
"""

import itertools
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLD_AFTER = (1, 100, 500, 1_000)
SEED = 7


def megabytes(field: str) -> float:
    """What Linux tells of this process: `VmRSS`, what it takes up now, or `VmHWM`, the most it has taken up."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = re.findall(rf"^{field}:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024


def queries() -> Iterator[Any]:
    """The searches of the report, then others without end: a word of theirs with one of the corpus, maybe a country."""
    from benchmarks.corpus import PLANTED, Corpus
    from benchmarks.searches import SEARCHES
    from rrma_search.query import SORTS, SearchQuery

    yield from SEARCHES.values()
    chance, words, planted = random.Random(SEED), Corpus().words, list(PLANTED)
    while True:
        text = f"{chance.choice(planted)} {chance.choice(words)}"
        filters = {"country": [f"pays-{chance.randrange(60)}"]} if chance.random() < 0.3 else {}
        yield SearchQuery(text, filters, sort=chance.choice(SORTS))


def main() -> None:
    """Tell the size before the first page, after so many of them, and at its largest."""
    import django

    django.setup()
    from benchmarks.asking import application
    from benchmarks.page import search

    application()
    after = {0: megabytes("VmRSS")}
    for number, query in enumerate(itertools.islice(queries(), max(TOLD_AFTER)), start=1):
        search(query)
        if number in TOLD_AFTER:
            after[number] = megabytes("VmRSS")
    sys.stdout.write(json.dumps({"after": after, "most": megabytes("VmHWM")}))


if __name__ == "__main__":
    main()
