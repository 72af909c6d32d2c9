"""Teasers: what a list, a card, a letter or a feed shows of a page, whatever its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps

from rrma_search.kinds import get_kind
from rrma_search.page_model import Page
from rrma_search.results import Hit

__all__ = ["Teaser", "public_pages", "specific_pages", "teasers_of"]


@dataclass(frozen=True, slots=True)
class Teaser:
    """What any list shows of one page. Texts are plain; empty means: nothing to show, no place kept for it.

    `kind` is the value of the facet *type* (``"case-sheet"``), `label` what readers call that kind or its series
    (« Déniché pour vous »), `number` the printed number in that series, `pair` the names of the two sides of a
    cooperation, `meta` at most four short facts, `facets` facet name → value keys, read when they are first asked for,
    `licence` the page's own.
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
    licence: str = ""


def teasers_of(hits: Iterable[Hit]) -> list[Teaser]:
    """The teasers of `hits`, in their order: the page's own where the hit is a page that has one, else the hit's."""
    found = list(hits)
    pages = _pages([hit.key for hit in found])
    return [getattr(pages.get(hit.key), "teaser", None) or _teaser_of(hit) for hit in found]


def _teaser_of(hit: Hit) -> Teaser:
    return Teaser(
        title=hit.title,
        url=hit.url,
        summary=hit.summary,
        date=hit.date,
        kind=hit.kind,
        label=str(get_kind(hit.kind).label),
        facets=hit.facets,
    )


def _pages(keys: Iterable[str]) -> dict[str, Page]:
    """Live pages by the key of their document ("app.model:pk"), one set of queries for each page type."""
    pks: dict[str, list[str]] = {}
    for key in keys:
        label, _, pk = key.partition(":")
        pks.setdefault(label, []).append(pk)
    return {
        f"{label}:{page.pk}": page
        for label, wanted in pks.items()
        for model in [_page_model(label)]
        if model is not None
        for page in _with_teasers(model, [pk for pk in wanted if pk.isdecimal()])
    }


def specific_pages(pages: Iterable[Page]) -> dict[int, Page]:
    """The live ones of `pages` by primary key, as their own types, with all that their teasers show."""
    pks: dict[type[Page], list[int]] = {}
    for page in pages:
        if page.specific_class:
            pks.setdefault(page.specific_class, []).append(page.pk)
    return {page.pk: page for model, wanted in pks.items() for page in _with_teasers(model, wanted)}


def public_pages(pks: Sequence[int]) -> list[Page]:
    """The pages `pks` that anyone may see, in that order, as their own types; no query for none."""
    found = specific_pages(Page.objects.live().public().filter(pk__in=pks)) if pks else {}
    return [found[pk] for pk in pks if pk in found]


def _with_teasers(model: type[Page], pks: Iterable[str | int]) -> Iterable[Page]:
    pages = model._default_manager.live().filter(pk__in=pks)
    prefetch = getattr(model, "with_teasers", None)
    return prefetch(pages) if prefetch else pages


def _page_model(label: str) -> type[Page] | None:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model if issubclass(model, Page) else None
