"""The kinds of documents: values of the facet *type* and their names."""

from dataclasses import dataclass

from django.utils.functional import Promise

__all__ = ["Kind", "get_kind", "get_kinds", "record_kinds", "register_kind"]

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its value in the facet *type*, and its name for one and for several.

    `is_record` is True for documents that say who or where somebody is rather than explain anything: to a question,
    they are no answer where a text is.
    """

    name: str
    label: Label
    plural_label: Label
    is_record: bool = False


_kinds: dict[str, Kind] = {}


def register_kind(kind: str, label: Label, plural_label: Label, is_record: bool = False) -> Kind:
    """Name the kind `kind`; kinds are listed in the order of registration, the last names given win."""
    _kinds[kind] = Kind(kind, label, plural_label, is_record)
    return _kinds[kind]


def get_kinds() -> dict[str, Kind]:
    """Every registered kind by name, in the order of registration."""
    return dict(_kinds)


def record_kinds() -> list[str]:
    """The names of the kinds whose documents are records."""
    return [kind.name for kind in _kinds.values() if kind.is_record]


def get_kind(kind: str) -> Kind:
    """The kind `kind`; one that nobody registered is its own label."""
    return _kinds.get(kind) or Kind(kind, kind, kind)
