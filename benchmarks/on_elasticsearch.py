"""The search on Elasticsearch beside what else one may do with the same server; prints JSON.

Times are those of the clock: another process does most of the work. All arms of a search take turns.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

SIZES = [10_000]
SERVER = "RRMA_TEST_ELASTICSEARCH_URL"
ROOT = Path(__file__).resolve().parents[1]


def measured(documents: int, times: int, peer: bool) -> dict[str, Any] | None:
    """All measurements at one size, in a process of their own; None where no server is named."""
    if not os.environ.get(SERVER):
        sys.stderr.write(f"Elasticsearch is left out: {SERVER} does not name one.\n")
        return None
    sys.stderr.write(f"{documents:,} documents on Elasticsearch…\n")
    arguments = ["--documents", str(documents), "--times", str(times), *(["--peer"] if peer else [])]
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
    parser.add_argument("--documents", type=int, default=SIZES[0])
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--peer", action="store_true")
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
    from benchmarks.searches import BROAD, MEDIUM, SEARCHES

    found: dict[str, Any] = {"documents": options.documents, "version": arms.version()}
    found |= arms.indexed(options.documents)
    found["searches"] = {name: compared(arms.of(query), options.times) for name, query in SEARCHES.items()}
    if options.peer:
        found |= arms.peer_indexed(options.documents)
        found["peer"] = {name: compared(arms.beside_wagtail(SEARCHES[name]), options.times) for name in (BROAD, MEDIUM)}
    return found


def compared(arms: Mapping[str, tuple[Callable[[], Any], Callable[[Any], Any]]], times: int) -> dict[str, Any]:
    """Each arm's times in milliseconds, requests and SQL queries, and whether it counts what the first one counts.

    An arm is an action and what tells the numbers in its result: the total, and the counts of every facet.
    """
    from benchmarks.elasticsearch_arms import Requests

    rows: dict[str, Any] = {}
    expected = None
    for name, (action, told) in arms.items():
        action()
        with Requests() as requests, CaptureQueriesContext(connection) as queries:
            total, counts = told(action())
        expected = expected or (total, counts)
        rows[name] = {
            "total": total,
            "requests": len(requests),
            "queries": len(queries),
            "agrees": (total, counts) == expected,
            "values": sum(map(len, counts.values())),
        }
    rounds = [{name: _milliseconds(action) for name, (action, _) in arms.items()} for _ in range(times)]
    for name in arms:
        taken = sorted(each[name] for each in rounds)
        rows[name] |= {"p50": statistics.median(taken), "p90": taken[min(times - 1, times * 9 // 10)]}
    return rows


def _milliseconds(action: Callable[[], Any]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
