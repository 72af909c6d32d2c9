"""The objects of a source, asked for by the texts that keys hold."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from ..sources import DocumentSource

__all__ = ["shown", "shown_after", "shown_objects"]


def _values(source: DocumentSource, object_ids: Iterable[str]) -> Iterator[Any]:
    for object_id in object_ids:
        try:
            yield source.model._meta.pk.to_python(object_id)
        except ValidationError:
            continue


def shown_objects(source: DocumentSource, object_ids: Iterable[str]) -> QuerySet[Any]:
    """The objects among `object_ids` that anyone may see; an id that cannot be one of the model is ignored."""
    return source.queryset().filter(pk__in=list(_values(source, object_ids)))


def shown(source: DocumentSource, object_ids: Iterable[str]) -> set[str]:
    """The ids among `object_ids` of objects that anyone may see."""
    objects = shown_objects(source, object_ids).prefetch_related(None).order_by()
    return {str(pk) for pk in objects.values_list("pk", flat=True)}


def shown_after(source: DocumentSource, last: Any, size: int) -> list[Any]:
    """The next `size` objects that `source` shows, in the order of primary keys, after `last` (None: the first).

    A query for each batch: memory stays the same, prefetching works, no object is met twice.
    """
    objects = source.queryset().order_by("pk")
    return list((objects if last is None else objects.filter(pk__gt=last))[:size])
