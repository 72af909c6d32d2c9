"""The section of docs/benchmarks.md on Elasticsearch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .searches import BROAD, MEDIUM

HEAD = """
## On Elasticsearch {version}, {documents:,} documents

Times of the clock, arms of a search in turn; the server is on the same machine, its request cache on for all arms.
« By hand » sends the very bodies of ours with the client's `msearch()` and reads nothing of the answer: what a search
must cost at least. An arm that counts otherwise than ours is named by what it counts; its time is not comparable.
"""

WITHOUT = """
## On Elasticsearch

Not measured in this run: no server was named by RRMA_TEST_ELASTICSEARCH_URL.
"""

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
        yield from _table(["search", "arm", "ms", "times ours", "requests", "totals and counts"], rows)


def _targets(found: Mapping[str, Any]) -> Iterable[list[str]]:
    worst = max(_ratio(arms, BARE, HAND) for arms in found["searches"].values())
    yield ["SQL left out : by hand, the worst search", "1.3", f"{worst:.2f}"]
    yield ["bytes a document, after what was sent is stored", "2,800", f"{found['bytes']:,.0f}"]
    raw, ours = found["raw_bulk"], found["from_projection"]
    speeds = f"{raw:,.0f} : {ours:,.0f} = {raw / ours:.2f}"
    yield ["`helpers.bulk` : from the projection, documents a second", "1.3", speeds]
    if "peer" in found:
        yield ["bytes a document, Wagtail", "", f"{found['peer_bytes']:,.0f}"]
        yield ["documents a second, Wagtail", "", f"{found['peer_indexing']:,.0f}"]
    for name in (BROAD, MEDIUM) if "peer" in found else ():
        times = _ratio(found["peer"][name], "Wagtail on Elasticsearch", OURS)
        yield [f"faster than Wagtail, {name}", "2.5 × at 10,000; 1.3 × and 2 × at 100,000", f"{times:.1f} ×"]


def _search(name: str, arms: Mapping[str, Any]) -> list[str]:
    times = [f"{arms[arm]['p50']:.1f} / {arms[arm]['p90']:.1f}" for arm in (OURS, BARE, HAND)]
    ours = arms[OURS]
    ratio = f"{_ratio(arms, BARE, HAND):.2f}"
    return [name, f"{ours['total']:,}", *times, ratio, str(ours["requests"]), str(ours["queries"])]


def _peers(arms: Mapping[str, Any]) -> Iterable[list[str]]:
    for arm, row in arms.items():
        told = "the same" if row["agrees"] else f"other: {row['total']:,} results, {row['values']} values of facets"
        times = f"{row['p50'] / arms[OURS]['p50']:.1f}"
        yield [arm, f"{row['p50']:.1f} / {row['p90']:.1f}", times, str(row["requests"]), told]


def _ratio(arms: Mapping[str, Any], one: str, other: str) -> float:
    return arms[one]["p50"] / arms[other]["p50"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
