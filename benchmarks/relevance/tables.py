"""The figures of the judged queries, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.search.relevance.judged import JudgedQuery
from tests.search.relevance.measures import Score, mean

COLUMN = 22
FIRST = 24


def table(part: str, queries: Sequence[JudgedQuery], scores: Mapping[str, Sequence[Score]]) -> str:
    """nDCG@10, recall@20 and the share without a hit, class by class, of the queries of `part`, for each search.

    `scores` has the scores of all `queries`, in their order, by name of the search.
    """
    kinds = list(dict.fromkeys(query.kind for query in queries))
    lines = [_row(f"part {part}", [f"{name[: COLUMN - 2]}" for name in scores])]
    for kind in kinds:
        chosen = [place for place, query in enumerate(queries) if query.part == part and query.kind == kind]
        lines.append(_row(kind, [_cell([given[place] for place in chosen]) for given in scores.values()]))
    every = [place for place, query in enumerate(queries) if query.part == part]
    lines.append(_row(f"all {len(every)}", [_cell([given[place] for place in every]) for given in scores.values()]))
    return "\n".join([*lines, "nDCG@10, recall@20, share of searches without a hit", "", ""])


def _cell(scores: Sequence[Score]) -> str:
    means = mean(scores)
    return f"{means.ndcg:.3f} {means.recall:.2f} {means.zero:4.0%}"


def _row(first: str, cells: Sequence[str]) -> str:
    return first[:FIRST].ljust(FIRST) + "".join(cell.rjust(COLUMN) for cell in cells)
