"""The search on PostgreSQL beside Wagtail's, with and without an index that Wagtail does not make; prints JSON."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from tests.services import ServiceMissing, postgresql

DOCUMENTS = 10_000
ROOT = Path(__file__).resolve().parents[1]


def measured(times: int, peer: bool) -> dict[str, Any] | None:
    """All measurements in a process of their own, on a throw-away PostgreSQL; None where none can be started."""
    sys.stderr.write(f"{DOCUMENTS:,} documents on PostgreSQL…\n")
    arguments = ["--times", str(times), *(["--peer"] if peer else [])]
    try:
        with postgresql() as url:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.postgresql", *arguments],
                cwd=ROOT,
                env={
                    **os.environ,
                    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
                    "DATABASE_URL": url,
                    "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
                },
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
    except ServiceMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args(arguments)
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    sys.stdout.write(json.dumps(_measured(options)))


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    from benchmarks import growth, ours, page, wagtails
    from benchmarks.one_size import row, worker_memory

    page.fill()
    found: dict[str, Any] = {"documents": options.documents, "version": _told("SHOW server_version").split()[0]}
    fewer = options.documents // 10
    ours.fill(fewer)
    _tidied()
    found["fewer"] = {fewer: {name: timing.p50 for name, timing in ours.data_only(options.times).items()}}
    found["into_projection"] = ours.fill(options.documents, there=fewer)
    _tidied()
    found["bytes"] = _told(_SIZE) / options.documents
    found["searches"] = {name: row(timing) for name, timing in ours.data_only(options.times).items()}
    found["growth"] = growth.measured(options.times)
    found["memory"] = worker_memory()
    found["pages"] = {name: row(timing) for name, timing in page.measure(options.times).items()}
    if options.peer:
        found["peer_indexing"] = wagtails.fill(options.documents)
        _tidied()
        found["peer"] = {name: row(timing) for name, timing in wagtails.measure(options.documents).items()}
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE INDEX ON {wagtails.index_table()} USING gin ((title || body))")
        _tidied()
        found["peer_indexed"] = {name: row(timing) for name, timing in wagtails.measure(options.documents).items()}
    return found


_SIZE = """
    SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c
    WHERE c.relname LIKE 'rrma_search_%' AND c.relkind = 'r'
"""


def _tidied() -> None:
    """What PostgreSQL does by itself a minute after much was written."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _told(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


if __name__ == "__main__":
    main(sys.argv[1:])
