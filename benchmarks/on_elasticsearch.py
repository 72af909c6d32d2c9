"""The search on Elasticsearch beside what else one may do with the same server; prints JSON.

Times are those of the clock: another process does most of the work. All arms of a search take turns.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.test import override_settings

SIZES = [1_000, 10_000, 100_000]
MEASURED_WITH_SITE = 10_000  # the number of documents that the promises on whole pages and saves are made for
OURS = ("ours", "ours, the words found marked", "ours, SQL left out", "_msearch by hand")
MOST_REQUESTS = 2  # a second one where the search is widened
MOST_QUERIES = 4
SERVER = "RRMA_TEST_ELASTICSEARCH_URL"
ROOT = Path(__file__).resolve().parents[1]


def measured(documents: int, times: int, peer: bool) -> dict[str, Any] | None:
    """All measurements at one size, in a process of their own; None where no server is named."""
    if not os.environ.get(SERVER):
        sys.stderr.write(f"Elasticsearch is left out: {SERVER} does not name one.\n")
        return None
    sys.stderr.write(f"{documents:,} documents on Elasticsearch…\n")
    arguments = ["--documents", str(documents), "--times", str(times), *(["--peer"] if peer else [])]
    if documents == MEASURED_WITH_SITE:
        arguments.append("--site")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.on_elasticsearch", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
                "DATABASE_URL": f"sqlite:///{folder}/benchmark.sqlite3",
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def main(arguments: list[str]) -> None:
    """Measure and print; nothing is left on the server."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=MEASURED_WITH_SITE)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--site", action="store_true")
    options = parser.parse_args(arguments)
    django.setup()
    from benchmarks import elasticsearch_arms as arms

    with override_settings(**arms.settings_for(os.environ[SERVER])):
        call_command("migrate", run_syncdb=True, verbosity=0)
        try:
            sys.stdout.write(json.dumps(_measured(options)))
        finally:
            arms.leave_nothing()


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    from benchmarks import elasticsearch_arms as arms
    from benchmarks import elasticsearch_peers as peers
    from benchmarks import elasticsearch_site as site
    from benchmarks import growth
    from benchmarks.searches import BROAD, CHOSEN, MEDIUM, SEARCHES
    from benchmarks.timing import clock_on_the_wall

    found: dict[str, Any] = {"documents": options.documents, "version": arms.version()}
    found |= arms.indexed(options.documents)
    found["searches"] = {name: compared(arms.of(query), options.times) for name, query in SEARCHES.items()}
    if options.documents <= growth.LARGEST:
        found["growth"] = growth.measured(options.times, "elasticsearch", clock_on_the_wall)
    if options.peer:
        found |= peers.indexed(options.documents)
        asked = (BROAD, MEDIUM, CHOSEN)
        found["peer"] = {name: compared(peers.beside(SEARCHES[name]), options.times) for name in asked}
    found["bytes"] = arms.stored() / options.documents
    if options.site:
        site.fill()
        found |= {"pages": site.pages(options.times), "saves": site.saves()}
    return found


def compared(arms: Mapping[str, Any], times: int) -> dict[str, Any]:
    """Each of `arms`: its times in milliseconds, requests and SQL queries, and what it counts otherwise than it should.

    Raises RuntimeError where one of ours counts otherwise, or asks more than is promised.
    """
    from benchmarks.elasticsearch_arms import timed_with_requests

    numbers = {name: _numbers(arm) for name, arm in arms.items()}
    timed = timed_with_requests({name: arm.action for name, arm in arms.items()}, times)
    rows = {name: {**row, **numbers[name]} for name, row in timed.items()}
    for name, row in rows.items():
        if name in OURS and (row["otherwise"] or row["requests"] > MOST_REQUESTS or row["queries"] > MOST_QUERIES):
            raise RuntimeError(f"{name}: {row}")
    return rows


def _numbers(arm: Any) -> dict[str, Any]:
    total, counts = arm.told(arm.action())
    return {"total": total, "otherwise": otherwise((total, counts), arm.expected)}


def otherwise(found: tuple[int, Any], expected: tuple[int, Any]) -> str:
    """What is counted otherwise than expected, in words; "" where all is the same."""
    (total, counts), (right_total, right) = found, expected
    values = {(name, value): n for name, told in right.items() for value, n in told.items()}
    told = {(name, value): n for name, each in counts.items() for value, n in each.items()}
    missing = len(values.keys() - told.keys())
    wrong = sum(values.get(value) != n for value, n in told.items())
    said = {
        f"{total:,} results of {right_total:,}": total != right_total,
        f"{missing:,} of {len(values):,} values cut off": missing,
        f"{wrong:,} values miscounted": wrong,
    }
    return ", ".join(words for words, is_so in said.items() if is_so)


if __name__ == "__main__":
    main(sys.argv[1:])
