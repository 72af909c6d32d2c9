"""Facets: the ways a result can be narrowed, declared by the apps that own their values."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .conf import facet_order
from .kinds import get_kinds, register_kind

if TYPE_CHECKING:
    from .results import FacetValue
    from .synonyms import SynonymRule

__all__ = [
    "Facet",
    "FacetLabel",
    "ancestors",
    "facet_values",
    "get_facet",
    "get_facets",
    "register_facet",
    "register_kind",
    "registered_facets",
]


@dataclass(frozen=True, slots=True)
class FacetLabel:
    """How a value is shown: its label, the key of its parent value, and its place among its siblings."""

    label: str
    parent: str | None = None
    position: int = 0


class Facet:
    """A way to narrow a result.

    Subclass it, or give the attributes to the constructor. A facet that reads its values from models names them in
    `models`: when one of them changes, labels are read anew and the documents that carry the facet are written again.
    """

    name: str = ""
    label: str | Promise = ""
    multiple: bool = True
    """Whether several values can be chosen at once."""
    drawn: bool = True
    """Whether the search page offers it; one that is not drawn still filters."""
    in_text: bool = True
    """Whether the labels of its values are searched as text of the documents that carry them."""
    ancestors_in_text: bool = False
    """Whether the labels of the values above them are searched as text too."""
    order: Literal["count", "natural"] = "count"
    """Most frequent values first, or in the order of `position` and label."""
    models: tuple[str, ...] = ()
    """Labels ("app.Model") of the models whose change alters the values."""

    def __init__(self, **attributes: Any) -> None:
        """Set `attributes` on this facet; raises TypeError for one that a facet does not have."""
        for name, value in attributes.items():
            if not hasattr(Facet, name) or name.startswith("_"):
                raise TypeError(f"A facet has no attribute {name!r}.")
            setattr(self, name, value)

    def __repr__(self) -> str:
        """The class and the name."""
        return f"<{type(self).__name__} {self.name}>"

    def values(self) -> Mapping[str, FacetLabel]:
        """Every declared value by key; a value that is not declared is its own label."""
        return {}

    def synonyms(self) -> Iterable[SynonymRule]:
        """What stands for its labels in a search, acronyms say; read anew with the values."""
        return ()

    def address(self, value: str) -> str:
        """Address of a page about `value`; "" for none: then the search filtered by it stands for one."""
        return ""

    def list_address(self) -> str:
        """Address of a page that lists its values; "" for none."""
        return ""


class TypeFacet(Facet):
    """The kind of a document; its values are the registered kinds."""

    name = "type"
    label = _("Type")
    in_text = False

    def values(self) -> Mapping[str, FacetLabel]:
        """The registered kinds, named in the plural."""
        return {
            name: FacetLabel(str(kind.plural_label), position=position)
            for position, (name, kind) in enumerate(get_kinds().items())
        }


class YearFacet(Facet):
    """The year of a document's date."""

    name = "year"
    label = _("Year")
    order = "natural"


FacetOrClass = TypeVar("FacetOrClass", bound=Facet | type[Facet])

_registered: list[Facet] = []
_values: dict[tuple[str, str | None], tuple[int, Mapping[str, FacetLabel]]] = {}
_lock = threading.Lock()


def register_facet(facet: FacetOrClass) -> FacetOrClass:
    """Declare `facet` (an instance or a class, so that this is a decorator too) and return it.

    A system check tells of two facets of one name; the first of them is used.
    """
    _registered.append(facet() if isinstance(facet, type) else facet)
    return facet


def registered_facets() -> tuple[Facet, ...]:
    """All that was registered, twins included."""
    return tuple(_registered)


def get_facets() -> dict[str, Facet]:
    """The declared facets by name: first those that `RRMA_SEARCH["FACET_ORDER"]` names, then in registered order."""
    return dict(_in_order(tuple(_registered), facet_order()))


def get_facet(name: str) -> Facet | None:
    """The declared facet `name`, None where there is none."""
    return next((facet for facet in _registered if facet.name == name), None)


@lru_cache(maxsize=8)
def _in_order(registered: tuple[Facet, ...], first: tuple[str, ...]) -> Mapping[str, Facet]:
    facets: dict[str, Facet] = {}
    for facet in registered:
        facets.setdefault(facet.name, facet)
    return {name: facets[name] for name in dict.fromkeys([*first, *facets]) if name in facets}


def facet_values(facet: Facet, version: int | None = None, language: str | None = None) -> Mapping[str, FacetLabel]:
    """The values of `facet`, read once per process, language and `version` of the vocabulary.

    `language` is the active one, for who asks for many facets and has looked which it is.

    Without `version` they are read now and not kept: what a transaction under way must do that changed them.
    """
    if version is None:
        return facet.values()
    slot = (facet.name, language or get_language())
    kept = _values.get(slot)
    if kept is None or kept[0] != version:
        kept = (version, facet.values())
        with _lock:
            _values[slot] = kept
    return kept[1]


def ancestors(value: str, values: Mapping[str, FacetLabel] | Mapping[str, FacetValue]) -> Iterable[str]:
    """The keys above `value`, nearest first; a loop in the data ends where it began."""
    seen = {value}
    parent = values[value].parent if value in values else None
    while parent and parent not in seen:
        yield parent
        seen.add(parent)
        parent = values[parent].parent if parent in values else None


register_facet(TypeFacet)
register_facet(YearFacet)
