"""The section of docs/benchmarks.md on how cost grows, and its drawings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .corpus import FACETS
from .growth_drawing import Axis, Drawing
from .report_elasticsearch import OURS
from .searches import BROAD, MEDIUM, RARE

NAMES = {BROAD: "broad word", MEDIUM: "medium word", RARE: "rare word"}
"""The searches that are drawn, and how they are called there."""

HEAD = """
## How cost grows

Data of a broad, a medium and a rare word, in milliseconds, as in the tables of each engine: processor time, on
Elasticsearch the time of the clock. Drawings by number of documents have the same scales, the others each its own.
Facets are those of the corpus, in this order: {facets}. A rare word has fewer results than the longest page has room
for.
"""

Points = Mapping[float, float]


@dataclass(frozen=True)
class Measured:
    """What one engine took: for each kind of growth and each search, milliseconds by what grows.

    `documents` is how many there were while something else grew.
    """

    name: str
    version: str
    documents: int
    lines: Mapping[str, Mapping[str, Points]]

    @property
    def called(self) -> str:
        """The engine with its version where that is not told elsewhere."""
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True)
class Kind:
    """What grows: its key, how a heading, a title and an axis call it, and whether both axes are logarithmic."""

    key: str
    heading: str
    grows: str
    axis: str
    logarithmic: bool = False

    def title(self, measured: Measured) -> str:
        """The title of the drawing of one engine."""
        among = "" if self.key == "documents" else f", {measured.documents:,} documents"
        return f"{measured.called}{among}, by {self.grows}"

    def drawing(self, measured: Measured, among: Sequence[Measured]) -> Drawing:
        """The drawing of one engine: on scales that hold all engines where they are logarithmic, else on its own."""
        scaled = among if self.logarithmic else [measured]
        every = [(x, y) for each in scaled for points in each.lines[self.key].values() for x, y in points.items()]
        lines = {NAMES[search]: sorted(points.items()) for search, points in measured.lines[self.key].items()}
        return Drawing(
            title=self.title(measured),
            description="; ".join(_told(name, points) for name, points in lines.items()) + ".",
            x=Axis.around(self.axis, [x for x, _ in every], self.logarithmic),
            y=Axis.around("milliseconds", [y for _, y in every], self.logarithmic),
            lines=lines,
        )


KINDS = (
    Kind("documents", "Documents", "number of documents", "documents", logarithmic=True),
    Kind("facets", "Facets", "number of facets", "facets counted"),
    Kind("hits", "Hits", "hits on a page", "hits on a page"),
)


def engines(
    sizes: Sequence[Mapping[str, Any]],
    on_postgresql: Mapping[str, Any] | None,
    on_elasticsearch: Sequence[Mapping[str, Any] | None],
) -> list[Measured]:
    """What was measured, engine by engine."""
    there = [found for found in on_elasticsearch if found]
    bare = [{**found, "searches": {name: arms[OURS] for name, arms in found["searches"].items()}} for found in there]
    runs = {"SQLite": list(sizes), "PostgreSQL": [on_postgresql] if on_postgresql else [], "Elasticsearch": bare}
    return [_measured(name, found) for name, found in runs.items() if found]


def _measured(name: str, runs: Sequence[Mapping[str, Any]]) -> Measured:
    by_documents: dict[float, Any] = {}
    for run in runs:
        by_documents |= {int(documents): searches for documents, searches in run.get("fewer", {}).items()}
        by_documents[run["documents"]] = {search: timing["p50"] for search, timing in run["searches"].items()}
    grown = max((run for run in runs if "growth" in run), key=lambda run: run["documents"], default=runs[-1])
    lines = {key: _turned(found) for key, found in grown.get("growth", {}).items()}
    return Measured(name, runs[0].get("version", ""), grown["documents"], {"documents": _turned(by_documents), **lines})


def _turned(found: Mapping[Any, Mapping[str, float]]) -> dict[str, dict[float, float]]:
    """From milliseconds by search by what grows, to milliseconds by what grows by search."""
    return {search: {int(x): searches[search] for x, searches in found.items()} for search in NAMES}


def drawings(found: Sequence[Measured]) -> dict[str, str]:
    """The SVG of every engine and kind, by the name of its file."""
    return {_file(kind, each): kind.drawing(each, among).svg() for kind in KINDS for each, among in _drawn(kind, found)}


def growth(found: Sequence[Measured], folder: str) -> Iterator[str]:
    """The section: for each kind the drawings, which are in `folder` beside the report, and their numbers."""
    yield HEAD.format(facets=", ".join(FACETS))
    for kind in KINDS:
        yield f"### {kind.heading}\n"
        for each, _ in _drawn(kind, found):
            yield f"![{kind.title(each)}]({folder}/{_file(kind, each)})"
        yield ""
        yield from _table(kind, found)
        yield ""


def _drawn(kind: Kind, found: Sequence[Measured]) -> Iterable[tuple[Measured, Sequence[Measured]]]:
    among = [each for each in found if kind.key in each.lines]
    return ((each, among) for each in among)


def _file(kind: Kind, measured: Measured) -> str:
    return f"{kind.key}-{measured.name.lower()}.svg"


def _table(kind: Kind, found: Sequence[Measured]) -> Iterator[str]:
    lines = [
        (each, search, points) for each, _ in _drawn(kind, found) for search, points in each.lines[kind.key].items()
    ]
    grown = sorted({x for _, _, points in lines for x in points})
    yield f"| {kind.axis} | {' | '.join(f'{x:,}' for x in grown)} |"
    yield f"|---|{'---:|' * len(grown)}"
    for each, search, points in lines:
        cells = (f"{points[x]:,.1f}" if x in points else "—" for x in grown)
        yield f"| {each.called}, {NAMES[search]} | {' | '.join(cells)} |"


def _told(name: str, points: Sequence[tuple[float, float]]) -> str:
    return f"{name}: " + ", ".join(f"{y:.1f} ms at {x:,}" for x, y in points)
