"""The indices of the replica: `<prefix>-<time>`, one of them behind the alias `<prefix>`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils import timezone
from elasticsearch import NotFoundError

from .. import conf
from ..engines.elasticsearch.mapping import create_index, mapping_hash
from .calls import THOROUGH, Patience, answering, patient_client

__all__ = ["create", "current", "has_our_mapping", "orphans", "refresh", "remove", "swap"]


def current(patience: Patience = THOROUGH) -> str | None:
    """The name of the index behind the alias; None when there is none."""
    with answering():
        try:
            found = patient_client(patience).indices.get_alias(name=conf.index_prefix())
        except NotFoundError:
            return None
        return max(found)


def has_our_mapping(patience: Patience = THOROUGH) -> bool:
    """Whether the index behind the alias was made with the mapping of this version of the code."""
    with answering():
        found = patient_client(patience).indices.get_mapping(index=conf.index_prefix())
        return all(index["mappings"].get("_meta", {}).get("hash") == mapping_hash() for index in found.values())


def create() -> str:
    """Make an empty index and return its name."""
    name = f"{conf.index_prefix()}-{timezone.now():%Y%m%d%H%M%S%f}"
    with answering():
        create_index(patient_client(), name)
    return name


def orphans() -> list[str]:
    """Our indices that no alias leads to: what a killed rebuild has left."""
    ours = re.compile(rf"{re.escape(conf.index_prefix())}-\d{{20}}")
    with answering():
        found = patient_client().indices.get_alias(index=f"{conf.index_prefix()}-*")
        return [name for name, index in found.items() if ours.fullmatch(name) and not index["aliases"]]


def remove(names: Iterable[str]) -> None:
    """Delete these indices; those that are not there are passed over."""
    for name in names:
        with answering():
            patient_client().indices.delete(index=name, ignore_unavailable=True)


def refresh(index: str, patience: Patience = THOROUGH) -> None:
    """Have searches see everything that `index` has taken."""
    with answering():
        patient_client(patience).indices.refresh(index=index)


def swap(index: str) -> None:
    """Lead the alias to `index`, and to no other, at one stroke.

    An index that has taken the name of the alias (made by other hands) is deleted with it.
    """
    alias = conf.index_prefix()
    with answering():
        indices = patient_client().indices
        actions: list[dict[str, dict[str, str]]] = [{"add": {"index": index, "alias": alias}}]
        before = current()
        if before is not None:
            actions.insert(0, {"remove": {"index": "*", "alias": alias}})
        elif indices.exists(index=alias):
            actions.insert(0, {"remove_index": {"index": alias}})
        indices.update_aliases(actions=actions)
