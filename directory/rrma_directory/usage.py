"""Who uses a value of the directory: found through Django's own relations, so that apps above need not be known."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, ProtectedError, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey

from rrma_search.page_model import Page

from .revisions import current_drafts_holding

NAMED_USES = 5


@dataclass(frozen=True, slots=True)
class Use:
    """An object that uses a value; `draft` when only an unpublished version of it does."""

    holder: Model
    draft: bool = False

    def __str__(self) -> str:
        """The kind and the name of the holder, in the active language."""
        names = {"kind": capfirst(str(self.holder._meta.verbose_name)), "name": str(self.holder)}
        return (_("%(kind)s “%(name)s” (draft)") if self.draft else _("%(kind)s “%(name)s”")) % names


def uses_of(instance: Model) -> list[Use]:
    """The objects that use `instance`, by foreign key, many-to-many, tag or draft: each once, live ones first."""
    uses: dict[tuple[str, object], Use] = {}
    for row in rows_pointing_at(instance):
        _add(uses, holder_of(row), draft=False)
    for revision in current_drafts_holding(instance):
        _add(uses, holder_of(revision.content_object), draft=True)
    return list(uses.values())


def _add(uses: dict[tuple[str, object], Use], holder: Model | None, draft: bool) -> None:
    if holder is not None:
        uses.setdefault((holder._meta.label, holder.pk), Use(holder, draft))


def protection_error(instance: Model) -> ProtectedError | None:
    """The refusal to delete `instance`, in the active language; None when nothing uses it."""
    uses = uses_of(instance)
    return ProtectedError(protection_message(instance, uses), {use.holder for use in uses}) if uses else None


def protection_message(instance: Model, uses: list[Use]) -> str:
    """Why `instance` cannot be deleted, naming the first uses and counting the others."""
    named = ", ".join(str(use) for use in uses[:NAMED_USES])
    others = len(uses) - NAMED_USES
    if others > 0:
        named = ngettext("%(named)s and %(count)d other", "%(named)s and %(count)d others", others) % {
            "named": named,
            "count": others,
        }
    return _("“%(name)s” cannot be deleted because it is used: %(uses)s.") % {"name": instance, "uses": named}


def relations_to(model: type[Model]) -> list[ForeignObjectRel]:
    """The relations of other rows to `model` that make a use: not its own children, nor tables behind many-to-many."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and makes_a_use(relation)
    ]


def makes_a_use(relation: ForeignObjectRel) -> bool:
    """Whether a row behind `relation` uses the value, rather than being a part or an extension of it."""
    if relation.many_to_many:
        return bool(relation.through._meta.auto_created)
    own_part = isinstance(relation.field, ParentalKey) or getattr(relation, "parent_link", False)
    return not own_part and not relation.related_model._meta.auto_created


def rows_behind(relation: ForeignObjectRel, instance: Model) -> QuerySet[Model]:
    """The rows that point at `instance` through `relation`."""
    return relation.related_model._base_manager.filter(**{relation.field.name: instance.pk})


def rows_pointing_at(instance: Model) -> Iterator[Model]:
    """Every row that points at `instance`."""
    for relation in relations_to(type(instance)):
        yield from rows_behind(relation, instance)


def holder_of(row: Model | None) -> Model | None:
    """The object an editor knows for `row`: the page of an inline row, the specific page of a page; None if gone."""
    if row is None:
        return None
    if isinstance(row, Page):
        return row.specific
    parent = parent_field(type(row))
    try:
        return row if parent is None else holder_of(getattr(row, parent))
    except ObjectDoesNotExist:
        return None


def parent_field(model: type[Model]) -> str | None:
    """The name of the field by which rows of `model` belong to a larger object, tags of any model included."""
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey) or (isinstance(field, GenericForeignKey) and field.name == "content_object"):
            return field.name
    return None
