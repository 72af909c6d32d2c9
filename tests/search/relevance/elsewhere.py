"""Two more judged sets, over the documents of other sites: small networks that were made up for it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rrma_search.documents import SearchDocument
from rrma_search.facets import get_facets

from .judged import REPORT, JudgedQuery

__all__ = ["SITES", "documents_of", "queries_of"]

_FOLDER = Path(__file__).with_name("other_sites")
SITES = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


def queries_of(site: str) -> list[JudgedQuery]:
    """The judged queries of `site`."""
    queries = _read(site)["queries"]
    return [JudgedQuery(each["text"], each["kind"], REPORT, _by_address(each["grades"])) for each in queries]


def documents_of(site: str) -> list[SearchDocument]:
    """The documents of `site`; labels of countries and the like are those of the facets where these have them."""
    keys = {
        name: {str(value.label): key for key, value in facet.values().items()} for name, facet in get_facets().items()
    }
    return [_document(each, keys) for each in _read(site)["documents"]]


def _document(given: Mapping[str, Any], keys: Mapping[str, Mapping[str, str]]) -> SearchDocument:
    facets = {
        name: tuple(keys.get(name, {}).get(label, label) for label in labels)
        for name, labels in given["labels"].items()
    }
    return SearchDocument(
        key=f"elsewhere:{given['id']}",
        kind=given["kind"],
        title=given["title"],
        summary=given["summary"],
        body=given["body"],
        url=_address(given["id"]),
        date=datetime.date.fromisoformat(given["date"]) if given["date"] else None,
        facets=facets,
    )


def _by_address(grades: Mapping[str, int]) -> dict[str, int]:
    return {_address(identifier): grade for identifier, grade in grades.items()}


def _address(identifier: str) -> str:
    return f"/{identifier}/"


def _read(site: str) -> dict[str, list[dict[str, Any]]]:
    return json.loads((_FOLDER / f"{site}.json").read_text(encoding="utf-8"))
