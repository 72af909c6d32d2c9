"""Sources: how the objects of a model become search documents."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django.db import DatabaseError
from django.db.models import Model, QuerySet

from .documents import SearchDocument

__all__ = ["DocumentSource", "get_source", "get_sources", "register_source", "registered_sources"]

logger = logging.getLogger(__name__)

Related = Mapping[str, Callable[[Any], Iterable[Any]]]


class DocumentSource:
    """How the objects of `model` become documents; one instance serves the whole process and keeps no state."""

    model: ClassVar[type[Model]]
    kind: ClassVar[str] = ""
    related: Related = {}
    """Other models ("app.Model") whose change reaches documents: each maps an instance to the pks that show it."""

    @property
    def label(self) -> str:
        """The name of the source, "app.model" in lower case."""
        return self.model._meta.label_lower

    def key(self, pk: Any) -> str:
        """The key of the document of the object `pk`."""
        return f"{self.label}:{pk}"

    def queryset(self) -> QuerySet[Any]:
        """What anyone may see now, and nothing else; it is filtered by pk, ordered and read in batches."""
        raise NotImplementedError

    def document(self, obj: Any) -> SearchDocument:
        """The document of `obj`, an object of `queryset()`; asks the database nothing that the queryset prefetches."""
        raise NotImplementedError

    def documents(self, objects: Sequence[Any]) -> Iterator[tuple[Any, SearchDocument]]:
        """Each object with its document; an object whose document cannot be made is logged and left out.

        One faulty object must not keep the others out of the index. A fault of the database is raised.
        """
        for obj in objects:
            try:
                yield obj, self.document(obj)
            except DatabaseError:
                raise
            except Exception:
                logger.exception("No search document could be made of %s %s", self.label, obj.pk)


SourceClass = TypeVar("SourceClass", bound=type[DocumentSource])

_registered: list[DocumentSource] = []


def register_source(source: SourceClass) -> SourceClass:
    """Register the class `source` and return it, so that this is a decorator too.

    A system check tells of two sources of one model; the first of them is used.
    """
    _registered.append(source())
    return source


def registered_sources() -> tuple[DocumentSource, ...]:
    """All that was registered, twins included."""
    return tuple(_registered)


def get_sources() -> dict[str, DocumentSource]:
    """The sources by label, in the order of registration."""
    sources: dict[str, DocumentSource] = {}
    for source in _registered:
        sources.setdefault(source.label, source)
    return sources


def get_source(label: str) -> DocumentSource | None:
    """The source called `label` ("app.model", case ignored), None when there is none."""
    return get_sources().get(label.lower())
