"""The tables of docs/benchmarks.md."""

import datetime
import os
import platform
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import django
import wagtail

from . import corpus
from .growth_report import engines, growth
from .report_elasticsearch import elasticsearch
from .report_letter import letter
from .searches import BROAD, MEDIUM

INTRODUCTION = """# Benchmarks

Written by `{command}` on {date}; every number below is from that one run, but where a section names another.
Read ratios rather than milliseconds: they hold on other machines, milliseconds do not.

- Machine: {cores} cores, {python}, SQLite {sqlite}, Django {django}, Wagtail {wagtail}, load average {load} at the end.
- Yardstick: the home page of a new Wagtail site (`wagtail start`), asked as ours are, just before and just after them:
  when the targets were set, on a machine of the same size, it took 3.6 ms.
- Corpus: the demonstration's content, and documents made up with a fixed seed; one of these has {title} words of
  title, {summary} of summary, {body} of body and up to twelve facet values out of some 220 in six facets (several
  values a facet).
- Each search gives 20 hits, the exact total, and every value of every facet with its label and count, the choice in a
  facet ignored for its own counts.
- Times are medians of {times} rounds through all searches (ninth decile behind the slash), in milliseconds of processor
  time, after two that are not counted. All that is measured runs in one process, SQLite included: on a machine that
  does nothing else this is what the clock shows.
"""

BROAD_PAGE = f"/recherche/, {BROAD}"

QUERIES = """
The queries of a page include those of the layout (site, menu, settings). A search that is asked again shows facets that
were drawn before; all others draw theirs.
"""

MEMORY = """### Memory of a worker

Megabytes that one process takes up (resident) while it serves pages of searches no two of which are alike.
"""

PEER = """## Against Wagtail's own database search

The same texts in a Django model that Wagtail indexes, on the same database; 20 hits, the exact total and six facets by
`results.facet()`. Wagtail counts single-valued fields only, so its documents have one value a facet where ours have
several. Our time includes marking the words found; Wagtail marks none. The broad word is timed once at 10,000
documents, where Wagtail takes long.
"""


ON_POSTGRESQL = """
## On PostgreSQL {version}, {documents}

Times are those of this process and of the server's process that answers it. Wagtail searches with the indices that it
makes, and then with one more made by hand, `gin ((title || body))`, which is what its queries look for. Into the
projection go {into_projection:,.0f} documents a second; all our tables take {bytes:,.0f} bytes a document. A worker
that has served 1,000 pages of searches takes up {most:.0f} MB at its largest.
"""

WITHOUT_POSTGRESQL = """
## On PostgreSQL

Not measured in this run: no PostgreSQL was installed, or it was left out.
"""


def written(
    sizes: Sequence[Mapping[str, Any]],
    command: str,
    times: int,
    on_postgresql: Mapping[str, Any] | None,
    on_elasticsearch: Sequence[Mapping[str, Any] | None],
    folder: str,
    on_letter: Mapping[str, Any],
) -> str:
    """The report as Markdown; its drawings are in `folder` beside it."""
    parts = [
        INTRODUCTION.format(
            command=command,
            date=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
            cores=os.cpu_count(),
            python=f"Python {platform.python_version()}",
            sqlite=sqlite3.sqlite_version,
            django=django.__version__,
            wagtail=wagtail.__version__,
            load=f"{os.getloadavg()[0]:.1f}",
            title=corpus.TITLE_WORDS,
            summary=corpus.SUMMARY_WORDS,
            body=corpus.BODY_WORDS,
            times=times,
        ),
        *targets(sizes),
        *searches(sizes),
        *pages(sizes),
        *peer(sizes),
        *indexing(sizes),
        *postgresql(on_postgresql),
        *elasticsearch(on_elasticsearch),
        *growth(engines(sizes, on_postgresql, on_elasticsearch), folder),
        "",
        *letter(on_letter),
    ]
    return "\n".join(parts)


def targets(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """What the design asks for beside what was measured."""
    yield "## Targets\n"
    yield from table(
        ["", "target", *(labelled(size) for size in sizes)],
        [
            ["the yardstick, ms", "took 3.6", *(f"{size['yardstick']:.1f}" for size in sizes)],
            [
                "data of a broad word, ms",
                "15 at 10,000; 120 at 100,000",
                *(ms(size["searches"][BROAD]) for size in sizes),
            ],
            ["data of a medium word, ms", "3 at 10,000", *(ms(size["searches"][MEDIUM]) for size in sizes)],
            ["three broad words : one", "2", *(ratio(size, "three broad words", BROAD) for size in sizes)],
            ["three medium words : one", "2", *(ratio(size, "three medium words", MEDIUM) for size in sizes)],
            [
                "synonym phrase : medium word",
                "2",
                *(ratio(size, "a word with a synonym phrase", MEDIUM) for size in sizes),
            ],
            ["widened : medium word", "2", *(ratio(size, "a widened search of five words", MEDIUM) for size in sizes)],
            ["most SQL queries of a search", "6", *(str(most_queries(size)) for size in sizes)],
            ["whole page of a broad word, ms", "25 at 10,000", *(ms(size["pages"][BROAD_PAGE]) for size in sizes)],
            ["worker after 1,000 pages, MB", "250 at 10,000", *(f"{size['memory']['most']:.0f}" for size in sizes)],
            [
                "documents into the projection, a second",
                "2,000",
                *(f"{size['into_projection']:,.0f}" for size in sizes),
            ],
            ["faster than Wagtail, broad word", "100 ×", *(faster(size, BROAD) for size in sizes)],
            ["faster than Wagtail, medium word", "100 ×", *(faster(size, MEDIUM) for size in sizes)],
        ],
    )


def searches(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Every search, data alone and with the found words marked."""
    for size in sizes:
        yield f"\n## Searches, {labelled(size)}\n"
        rows = [
            [name, f"{timing['total']:,}", both(timing), both(size["with_highlights"][name]), str(timing["queries"])]
            for name, timing in size["searches"].items()
        ]
        yield from table(["search", "results", "data", "data and marked words", "SQL queries"], rows)


def pages(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """The whole page."""
    yield "\n## The whole page, through WSGI\n"
    names = list(sizes[0]["pages"])
    cells = [
        [name, *(f"{both(size['pages'][name])} in {size['pages'][name]['queries']} queries" for size in sizes)]
        for name in names
    ]
    yield from table(["page", *(labelled(size) for size in sizes)], cells)
    yield QUERIES
    yield from memory(sizes)


def memory(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """How large a worker becomes."""
    yield MEMORY
    counts = list(sizes[0]["memory"]["after"])
    head = ["pages served", *(f"{int(count):,}" for count in counts), "at its largest"]
    rows = [
        [
            labelled(size),
            *(f"{size['memory']['after'][count]:.0f}" for count in counts),
            f"{size['memory']['most']:.0f}",
        ]
        for size in sizes
    ]
    yield from table(head, rows)
    yield ""


def peer(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Wagtail beside ours."""
    compared = [size for size in sizes if "peer" in size]
    if not compared:
        return
    yield PEER
    rows = [
        [labelled(size), name, ms(timing), ms(size["with_highlights"][name]), faster(size, name)]
        for size in compared
        for name, timing in size["peer"].items()
    ]
    yield from table(["documents", "search", "Wagtail", "ours", "ratio"], rows)


def indexing(sizes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Writing, and what it takes up."""
    yield "\n## Indexing\n"
    rows = [
        [
            labelled(size),
            f"{size['into_projection']:,.0f}",
            f"{size['peer_indexing']:,.0f}" if "peer_indexing" in size else "—",
            f"{size['bytes']:,.0f}",
        ]
        for size in sizes
    ]
    yield from table(
        ["", "documents a second, `project()`", "Wagtail's indexing of its model, a second", "our bytes a document"],
        rows,
    )
    for size in sizes:
        if "from_models" in size:
            speed, queries = size["from_models"]
            yield f"\nFrom models, 2,000 organisations by `rebuild()` (run of {labelled(size)}):"
            yield f"{speed:,.0f} a second, {queries:.1f} SQL queries a batch of 500.\n"


def postgresql(found: Mapping[str, Any] | None) -> Iterable[str]:
    """The same search on PostgreSQL, with its targets, and Wagtail's beside it."""
    if found is None:
        yield WITHOUT_POSTGRESQL
        return
    yield ON_POSTGRESQL.format(**{**found, "documents": labelled(found), "most": found["memory"]["most"]})
    targets = {BROAD: "40", MEDIUM: "5"}
    rows = [
        [name, f"{timing['total']:,}", targets.get(name, ""), both(timing), str(timing["queries"])]
        for name, timing in found["searches"].items()
    ]
    rows += [
        [name, "", "55" if name == BROAD_PAGE else "", both(timing), str(timing["queries"])]
        for name, timing in found["pages"].items()
    ]
    yield from table(["search, data only; whole page", "results", "target, ms", "ms", "SQL queries"], rows)
    yield ""
    peers = {"peer": "as it is", "peer_indexed": "with the index made by hand"}
    targets = {("peer_indexed", BROAD): "12 ×"}
    rows = [
        [
            how,
            name,
            ms(timing),
            f"{timing['p50'] / found['searches'][name]['p50']:,.0f} ×",
            targets.get((key, name), ""),
        ]
        for key, how in peers.items()
        for name, timing in found.get(key, {}).items()
    ]
    yield from table(["Wagtail", "search", "Wagtail, ms", "times ours", "target"], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """A Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def labelled(size: Mapping[str, Any]) -> str:
    return f"{size['documents']:,} documents"


def ms(timing: Mapping[str, Any]) -> str:
    return f"{timing['p50']:,.1f}"


def both(timing: Mapping[str, Any]) -> str:
    return f"{timing['p50']:,.1f} / {timing['p90']:,.1f}"


def ratio(size: Mapping[str, Any], one: str, other: str) -> str:
    return f"{size['searches'][one]['p50'] / size['searches'][other]['p50']:.1f}"


def faster(size: Mapping[str, Any], name: str) -> str:
    """How many times as long Wagtail takes."""
    if "peer" not in size:
        return "—"
    return f"{size['peer'][name]['p50'] / size['with_highlights'][name]['p50']:,.0f} ×"


def most_queries(size: Mapping[str, Any]) -> int:
    return max(timing["queries"] for timing in size["searches"].values())
