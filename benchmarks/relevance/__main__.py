"""`python -m benchmarks.relevance`: ask the judged queries of every search that can run here, and print the tables.

SQLite always runs; PostgreSQL where RRMA_TEST_POSTGRESQL_URL names a server (and a role that may make databases);
Elasticsearch, ours and as it comes, where RRMA_TEST_ELASTICSEARCH_URL names one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.search.relevance.judged import REPORT, TUNE, judged_queries
from tests.search.relevance.measures import Score

from .tables import table

ROOT = Path(__file__).resolve().parents[2]
Scores = dict[str, list[Score]]


def main() -> None:
    """Measure, and print one table for each part of the judged set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=[TUNE, REPORT], action="append", help="only this part of the judged set")
    parser.add_argument(
        "--loaded", metavar="DATABASE_URL", help="a database that holds the demonstration network already"
    )
    options = parser.parse_args()
    scores: Scores = {}
    for engine, environment, arguments in _runs(options.loaded):
        sys.stderr.write(f"{engine}…\n")
        scores |= _measured(environment, arguments)
    queries = judged_queries()
    for part in options.part or (TUNE, REPORT):
        sys.stdout.write(table(part, queries, scores))


def _runs(loaded: str | None) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """What to run: a name, the environment, the arguments."""
    with tempfile.TemporaryDirectory() as folder:
        held = ["--loaded"] if loaded else []
        sqlite = loaded or f"sqlite:///{folder}/relevance.sqlite3"
        yield "SQLite and the searches of others", {"DATABASE_URL": sqlite}, ["--peers", *held]
        elasticsearch = os.environ.get("RRMA_TEST_ELASTICSEARCH_URL")
        if elasticsearch:
            given = {"DATABASE_URL": sqlite, "ELASTICSEARCH_URL": elasticsearch}
            yield "Elasticsearch", given, ["--loaded", "--rebuild"]
    postgresql = os.environ.get("RRMA_TEST_POSTGRESQL_URL")
    if postgresql:
        with _new_database(postgresql) as url:
            yield "PostgreSQL", {"DATABASE_URL": url}, []


@contextmanager
def _new_database(beside: str) -> Iterator[str]:
    """The URL of a database on the server of the URL `beside`, dropped on leaving."""
    import psycopg

    name = f"relevance_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(beside, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(beside)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _measured(environment: dict[str, str], arguments: list[str]) -> Scores:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.relevance.one_database", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            **environment,
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        },
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    measured = json.loads(done.stdout.splitlines()[-1])
    return {name: [Score(**score) for score in scores] for name, scores in measured.items()}


if __name__ == "__main__":
    main()
