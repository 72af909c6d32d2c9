"""The kinds of documents: values of the facet *type* and their names."""

from dataclasses import dataclass

from django.utils.functional import Promise

__all__ = ["Kind", "get_kind", "get_kinds", "register_kind"]

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its value in the facet *type*, and its name for one and for several."""

    name: str
    label: Label
    plural_label: Label


_kinds: dict[str, Kind] = {}


def register_kind(kind: str, label: Label, plural_label: Label) -> Kind:
    """Name the kind `kind`; kinds are listed in the order of registration, the last names given win."""
    _kinds[kind] = Kind(kind, label, plural_label)
    return _kinds[kind]


def get_kinds() -> dict[str, Kind]:
    """Every registered kind by name, in the order of registration."""
    return dict(_kinds)


def get_kind(kind: str) -> Kind:
    """The kind `kind`; one that nobody registered is its own label."""
    return _kinds.get(kind) or Kind(kind, kind, kind)
