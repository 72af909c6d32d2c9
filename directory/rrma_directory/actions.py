"""What an editor can have done to the vocabularies beyond plain editing."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel
from wagtail.search.backends import get_search_backends_with_name

from rrma_search.projection import touch

from .models import SDG, CooperationKind, Country, Keyword, OrganisationKind, Territory
from .revisions import replace_in_revisions
from .usage import holder_of, relations_to, rows_behind

LOADED_MODELS: tuple[type[Model], ...] = (SDG, Country, Territory, OrganisationKind, CooperationKind)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did: uses that moved, uses that had both keywords already, saved versions rewritten."""

    moved: int
    already: int
    revisions: int


@transaction.atomic
def merge_keywords(source: Keyword, target: Keyword) -> MergeReport:
    """Puts `target` wherever `source` stands, drafts and history included, then deletes `source`.

    An object that carries both keeps `target` once. Raises ValueError when both are the same keyword.
    """
    if source.pk == target.pk:
        raise ValueError("A keyword cannot be merged into itself.")
    outcomes = [
        move_row(relation, row, source, target)
        for relation in relations_to(Keyword)
        for row in rows_behind(relation, source)
    ]
    revisions = replace_in_revisions(source, target)
    source.delete()
    return MergeReport(moved=outcomes.count(True), already=outcomes.count(False), revisions=revisions)


def move_row(relation: ForeignObjectRel, row: Model, source: Keyword, target: Keyword) -> bool:
    """Moves one use, and tells the search; returns False when the object carried `target` already."""
    holder = holder_of(row)
    moved = move_link(relation, row, source, target) if relation.many_to_many else move_tag(relation, row, target)
    if holder is not None:
        touch(holder._meta.label, [holder.pk])
    return moved


def move_link(relation: ForeignObjectRel, row: Model, source: Keyword, target: Keyword) -> bool:
    """Moves a many-to-many link of `row`."""
    links = getattr(row, relation.field.name)
    already = links.filter(pk=target.pk).exists()
    links.add(target)
    links.remove(source)
    if hasattr(links, "commit"):
        links.commit()
    return not already


def move_tag(relation: ForeignObjectRel, row: Model, target: Keyword) -> bool:
    """Moves the foreign key of `row`, or deletes the row when an equal one points at `target`."""
    if has_twin(relation, row, target):
        row.delete()
        return False
    setattr(row, relation.field.name, target)
    row.save()
    return True


def has_twin(relation: ForeignObjectRel, row: Model, target: Keyword) -> bool:
    """Whether another row of the same table says of `target` what `row` says of its keyword."""
    same = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in {relation.field.name, "sort_order"}
    }
    return type(row)._base_manager.filter(**same, **{relation.field.attname: target.pk}).exists()


def index_vocabularies() -> None:
    """Puts the loaded vocabularies into the admin's own search, where that search lives in the database.

    A search server may not be running during a migration: there `update_index` does it.
    """
    for model in LOADED_MODELS:
        for _name, backend in get_search_backends_with_name(with_auto_update=True):
            if not backend.catch_indexing_errors:
                backend.add_bulk(model, list(model._default_manager.all()))
