"""Everything at one number of documents, in a process and on a database of its own; prints JSON."""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=int)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--models", type=int, default=0)
    options = parser.parse_args(arguments)
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    sys.stdout.write(json.dumps(measured(options)))


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Every measurement as plain values."""
    from benchmarks import growth, indexing, ours, page, wagtails

    found: dict[str, Any] = {"documents": options.documents}
    if options.models:
        found["from_models"] = indexing.from_models(options.models)
    page.fill()
    found["into_projection"] = ours.fill(options.documents)
    found["bytes"] = index_bytes() / options.documents
    found["searches"] = {name: row(timing) for name, timing in ours.data_only(options.times).items()}
    found["with_highlights"] = {name: row(timing) for name, timing in ours.measure(options.times).items()}
    if options.documents <= growth.LARGEST:
        found["growth"] = growth.measured(options.times)
    found["pages"] = {name: row(timing) for name, timing in page.measure(options.times).items()}
    found["memory"] = worker_memory()
    if options.peer:
        found["peer_indexing"] = wagtails.fill(options.documents)
        found["peer"] = {name: row(timing) for name, timing in wagtails.measure(options.documents).items()}
    return found


def row(timing: Any) -> dict[str, Any]:
    """A timing without what was found but the total."""
    values = (
        asdict(timing) if timing.found is None else {"p50": timing.p50, "p90": timing.p90, "queries": timing.queries}
    )
    values.pop("found", None)
    return {**values, "total": getattr(timing.found, "total", None)}


def index_bytes() -> int:
    """The size of our tables and their indices."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'rrma_search_%'")
        return cursor.fetchone()[0] or 0


def worker_memory() -> dict[str, Any]:
    """What `worker` tells of a process that serves the database of this one."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.worker"],
        cwd=Path(settings.ROOT),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
