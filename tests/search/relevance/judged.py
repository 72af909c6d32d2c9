"""The judged set: queries with the grade of each document, and which part of the set each query belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("judgements.yaml")
TUNE, REPORT = "tune", "report"


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A search text, the class it stands for, the part it belongs to, and grades (1 to 3) by address of document."""

    text: str
    kind: str
    part: str
    grades: Mapping[str, int]


def judged_queries() -> list[JudgedQuery]:
    """Every judged query, in the order of the file."""
    classes = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        JudgedQuery(text, kind, _part(text, queries), _grades(lists))
        for kind, queries in classes.items()
        for text, lists in queries.items()
    ]


def _grades(lists: Mapping[int, list[str]]) -> dict[str, int]:
    return {address: grade for grade, addresses in lists.items() for address in addresses}


def _part(text: str, queries: Mapping[str, object]) -> str:
    """Every second query of a class, in the order of their hashes: nobody chooses, and each part has half of it."""
    ordered = sorted(queries, key=lambda query: hashlib.sha256(query.encode()).hexdigest())
    return (TUNE, REPORT)[ordered.index(text) % 2]
