"""The section of docs/benchmarks.md on Elasticsearch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .searches import BROAD, CHOSEN, MEDIUM

HEAD = """
## On Elasticsearch {version}, {documents:,} documents

Times of the clock, the arms of a search by turns, each turn in another order; the server is on the same machine, its
request cache on for all arms. « By hand » sends the very bodies of ours with the client's `msearch()` and makes nothing
of the answer: what a search must cost at least. Totals and counts are compared before anything is timed: those of the
three arms of ours with those of SQLite, Wagtail's with what its documents hold. An arm that counts otherwise is named
by it; its time buys less. Wagtail and the client's own search mark no words, and give no labels; ours gives labels in
every arm but the bare ones.
"""

WITHOUT = """
## On Elasticsearch

Not measured in this run: no server was named by RRMA_TEST_ELASTICSEARCH_URL.
"""

SITE = """
The whole page through WSGI, the demonstration's content beside the corpus; the queries of a page include those of the
layout. Then how long it takes to publish a page, by what the server does meanwhile.
"""

FASTER = {
    BROAD: {10_000: "2.5 ×", 100_000: "1.3 ×"},
    MEDIUM: {10_000: "2.5 ×", 100_000: "2 ×"},
    CHOSEN: {10_000: "2.5 ×", 100_000: "2 ×"},
}
"""By how much, at which number of documents."""

OURS, BARE, HAND = "ours", "ours, SQL left out", "_msearch by hand"


def elasticsearch(sizes: Sequence[Mapping[str, Any] | None]) -> Iterable[str]:
    """What was measured at each size, with its targets."""
    measured = [found for found in sizes if found]
    if not measured:
        yield WITHOUT
    for found in measured:
        yield HEAD.format(**found)
        yield from _table(["target", "asked for", "measured"], _targets(found))
        yield ""
        heads = ["search", "results", OURS, BARE, HAND, "ratio", "requests", "SQL queries"]
        yield from _table(heads, [_search(name, arms) for name, arms in found["searches"].items()])
        yield ""
        rows = [[name, *cells] for name, arms in found.get("peer", {}).items() for cells in _peers(arms)]
        yield from _table(["search", "arm", "ms", "times ours", "requests", "SQL queries", "totals and counts"], rows)
        if "pages" in found:
            yield SITE
            yield from _table(["page", "target, ms", "ms", "requests", "SQL queries"], _pages(found["pages"]))
            yield ""
            yield from _table(["the server", "first save, ms", "saves after it, ms"], _saves(found["saves"]))


def _targets(found: Mapping[str, Any]) -> Iterable[list[str]]:
    ratios = {name: _ratio(arms, BARE, HAND) for name, arms in found["searches"].items()}
    worst = max(ratios, key=ratios.__getitem__)
    yield [f"SQL left out : by hand, at worst ({worst})", "1.3", f"{ratios[worst]:.2f}"]
    yield ["bytes a document, after what was sent is stored", "2,800", f"{found['bytes']:,.0f}"]
    if "raw_bulk" in found:
        raw, ours = found["raw_bulk"], found["from_projection"]
        speeds = f"{raw:,.0f} : {ours:,.0f} = {raw / ours:.2f}"
        yield ["`helpers.bulk` : from the projection, documents a second", "1.3", speeds]
    if "peer" in found:
        yield ["bytes a document, Wagtail", "", f"{found['peer_bytes']:,.0f}"]
        yield ["documents a second, Wagtail", "", f"{found['peer_indexing']:,.0f}"]
    for name, target in FASTER.items() if "peer" in found else ():
        times = _ratio(found["peer"][name], "Wagtail on Elasticsearch", OURS)
        yield [f"faster than Wagtail, {name}", target.get(found["documents"], ""), f"{times:.1f} ×"]
    for does in ("refuses", "hangs") if "saves" in found else ():
        saved = found["saves"][does]
        yield [
            f"a save while the server {does}, ms",
            "1,500; 300 after",
            f"{saved['first']:,.0f}; {saved['after']:,.0f}",
        ]


def _pages(rows: Mapping[str, Any]) -> Iterable[list[str]]:
    for name, row in rows.items():
        yield [name, "25", f"{row['p50']:.1f} / {row['p90']:.1f}", str(row["requests"]), str(row["queries"])]


def _saves(rows: Mapping[str, Any]) -> Iterable[list[str]]:
    return ([does, f"{row['first']:,.0f}", f"{row['after']:,.0f}"] for does, row in rows.items())


def _search(name: str, arms: Mapping[str, Any]) -> list[str]:
    times = [f"{arms[arm]['p50']:.1f} / {arms[arm]['p90']:.1f}" for arm in (OURS, BARE, HAND)]
    ours = arms[OURS]
    ratio = f"{_ratio(arms, BARE, HAND):.2f}"
    return [name, f"{ours['total']:,}", *times, ratio, str(ours["requests"]), str(ours["queries"])]


def _peers(arms: Mapping[str, Any]) -> Iterable[list[str]]:
    for arm, row in arms.items():
        times = f"{row['p50'] / arms[OURS]['p50']:.1f}"
        asked = (str(row["requests"]), str(row["queries"]))
        yield [arm, f"{row['p50']:.1f} / {row['p90']:.1f}", times, *asked, row["otherwise"] or "as they should be"]


def _ratio(arms: Mapping[str, Any], one: str, other: str) -> float:
    return arms[one]["p50"] / arms[other]["p50"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
