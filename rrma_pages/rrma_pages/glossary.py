"""A glossary in alphabetical order: its definitions under their letters, each at an address of its own."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rrma_directory.slugs import unique_slug
from rrma_search.engines.collation import title_key

__all__ = ["Definition", "Letter", "build"]

OTHERS = "0-9"


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, its acronym ("" for none), what it means as rich text, and the fragment of its address."""

    term: str
    acronym: str
    text: Any
    anchor: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet ("0-9" for what starts with none), its anchor, and the definitions under it."""

    letter: str
    anchor: str
    definitions: tuple[Definition, ...]


def build(entries: Iterable[Mapping[str, Any]]) -> tuple[Letter, ...]:
    """Every letter from A to Z with its definitions, in the order a French reader looks them up.

    Letters without a definition are there too; what starts with no letter comes last, where there is some.
    """
    taken: set[str] = set()
    by_letter: dict[str, list[Definition]] = {letter: [] for letter in string.ascii_uppercase}
    for entry in sorted(entries, key=lambda entry: title_key(entry["term"])):
        by_letter.setdefault(_letter(entry["term"]), []).append(_definition(entry, taken))
    return tuple(
        Letter(letter, f"lettre-{letter.lower()}", tuple(definitions)) for letter, definitions in by_letter.items()
    )


def _letter(term: str) -> str:
    first = title_key(term)[:1].upper()
    return first if first and first in string.ascii_uppercase else OTHERS


def _definition(entry: Mapping[str, Any], taken: set[str]) -> Definition:
    anchor = f"terme-{unique_slug(entry['term'], taken.__contains__)}"
    taken.add(anchor.removeprefix("terme-"))
    return Definition(entry["term"], entry.get("acronym") or "", entry["definition"], anchor)
