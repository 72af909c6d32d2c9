"""Teasers: what a list, a card, a letter or a feed shows of a page, whatever its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Teaser:
    """What any list shows of one page. Texts are plain; empty means: nothing to show, no place kept for it.

    `kind` is the value of the facet *type* (``"case-sheet"``), `label` what readers call that kind or its series
    (« Déniché pour vous »), `number` the printed number in that series, `pair` the names of the two sides of a
    cooperation, `meta` at most four short facts, `facets` facet name → value keys.
    """

    title: str
    url: str = ""
    summary: str = ""
    image: Any = None
    image_alt: str = ""
    image_credit: str = ""
    date: date | None = None
    kind: str = ""
    label: str = ""
    number: str = ""
    pair: tuple[str, str] | None = None
    meta: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
