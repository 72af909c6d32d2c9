"""`python -m benchmarks`: measure, print the report, write it to docs/benchmarks.md and its drawings beside."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.yardstick import page_of_a_new_site

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "benchmarks.md"
SIZES = [1_000, 10_000, 100_000]
LARGEST_COMPARED = 10_000  # beyond, a broad word takes Wagtail's database search minutes


def main() -> None:
    """Measure each size in a process and on a database of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the search.")
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, help="sizes of the corpus")
    parser.add_argument("--times", type=int, default=40, help="repetitions of each search")
    parser.add_argument("--without-peer", action="store_true", help="leave Wagtail's own search out")
    parser.add_argument("--output", type=Path, default=REPORT, help="where the report goes, and a folder of its name")
    parser.add_argument("--without-postgresql", action="store_true", help="leave PostgreSQL out")
    parser.add_argument("--on-elasticsearch", type=int, nargs="*", help="sizes of the corpus on Elasticsearch")
    parser.add_argument(
        "--only", choices=["letter"], help="measure one thing, and write its section of the report anew"
    )
    options = parser.parse_args()
    given = " ".join(["python -m benchmarks", *sys.argv[1:]]) if sys.argv[1:] else "make bench"
    if options.only:
        from benchmarks.report_letter import letter, put_into

        section = "\n".join(letter(letter_measured(options.times), given))
        options.output.write_text(put_into(options.output.read_text(encoding="utf-8"), section), encoding="utf-8")
        sys.stdout.write(section)
        return
    sizes = [measured(documents, options) for documents in options.documents]
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    sys.path[:0] = [str(ROOT / "site")]
    from benchmarks import on_elasticsearch
    from benchmarks.growth_report import drawings, engines
    from benchmarks.report import written

    elasticsearch_sizes = on_elasticsearch.SIZES if options.on_elasticsearch is None else options.on_elasticsearch
    peer = not options.without_peer
    found = [on_elasticsearch.measured(documents, options.times, peer) for documents in elasticsearch_sizes]
    on_postgresql = None
    if not options.without_postgresql:
        from benchmarks import postgresql

        on_postgresql = postgresql.measured(options.times, peer=not options.without_peer)

    folder = options.output.with_suffix("")
    on_letter = letter_measured(options.times)
    text = written(sizes, given, options.times, on_postgresql, found, folder.name, on_letter)
    options.output.write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    for before in folder.glob("*.svg"):
        before.unlink()
    for name, drawing in drawings(engines(sizes, on_postgresql, found)).items():
        (folder / name).write_text(drawing, encoding="utf-8")
    sys.stdout.write(text)


def measured(documents: int, options: argparse.Namespace) -> dict[str, Any]:
    """All measurements at one size."""
    sys.stderr.write(f"{documents:,} documents…\n")
    arguments = [str(documents), "--times", str(options.times)]
    if documents <= LARGEST_COMPARED:
        arguments += ["--models", "2000"] if options.without_peer else ["--models", "2000", "--peer"]
    before = page_of_a_new_site()
    found = in_a_process("benchmarks.one_size", *arguments)
    return {**found, "yardstick": (before + page_of_a_new_site()) / 2}


def letter_measured(times: int) -> dict[str, Any]:
    """All measurements of the letter."""
    sys.stderr.write("the letter…\n")
    return in_a_process("benchmarks.letter", str(times))


def in_a_process(module: str, *arguments: str) -> dict[str, Any]:
    """What `module` prints as JSON, run in a process and on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "DATABASE_URL": f"sqlite:///{folder}/benchmark.sqlite3",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
        }
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
