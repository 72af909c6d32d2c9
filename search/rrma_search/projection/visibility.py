"""Hiding at once, showing in a moment: what a change of objects or of page trees means for the projection."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from ..page_model import Page
from ..sources import DocumentSource, get_sources
from .queue import mark_pending
from .writing import batches, withdraw

__all__ = ["page_sources", "refresh", "refresh_page", "refresh_tree", "withdraw_objects"]


def page_sources() -> list[DocumentSource]:
    """The sources whose objects are pages."""
    return [source for source in get_sources().values() if issubclass(source.model, Page)]


def withdraw_objects(source: DocumentSource, pks: Iterable[Any]) -> None:
    """Take the documents of `pks` out, in this transaction."""
    withdraw(source.key(pk) for pk in pks)


def refresh(source: DocumentSource, pks: Iterable[Any]) -> None:
    """Take out at once what `source` does not show among `pks`; queue the rest to be written after the commit."""
    for batch in batches(dict.fromkeys(pks)):
        shown = set(_showing(source).filter(pk__in=batch))
        withdraw_objects(source, [pk for pk in batch if pk not in shown])
        mark_pending(source, shown)


def _showing(source: DocumentSource) -> QuerySet[Any]:
    """The primary keys of what `source` shows."""
    return source.queryset().prefetch_related(None).order_by().values_list("pk", flat=True)


def refresh_page(page: Page) -> None:
    """`refresh` the one page, whatever class it was loaded as, and its aliases: they count where it is not shown."""
    for source in page_sources():
        if issubclass(page.specific_class or type(page), source.model):
            refresh(source, [page.pk, *_aliases(source, alias_of=page.pk)])


def refresh_tree(path: str = "") -> None:
    """`refresh` every page at or below the tree path `path`, by default every page there is, and their aliases."""
    for source in page_sources():
        shown = set(_showing(source).filter(path__startswith=path))
        there = source.model._base_manager.filter(path__startswith=path).values_list("pk", flat=True)
        withdraw_objects(source, set(there) - shown)
        mark_pending(source, shown)
        if path:
            refresh(source, _aliases(source, alias_of__path__startswith=path))


def _aliases(source: DocumentSource, **condition: Any) -> QuerySet[Any]:
    return source.model._base_manager.filter(**condition).values_list("pk", flat=True)
