"""Where a value stands in saved drafts: Wagtail keeps them as JSON that no foreign key protects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model, Q, QuerySet
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Revision, RevisionMixin


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the JSON of a revision that holds one pk, or a list of them, of the model looked for.

    `siblings` is the list of children that `content` belongs to, None for the fields of the page itself.
    """

    content: dict[str, Any]
    field: Field
    siblings: list[dict[str, Any]] | None = None

    @property
    def value(self) -> Any:
        """The pk, or the list of pks, as kept."""
        return self.content[self.field.name]

    def holds(self, pk: Any) -> bool:
        """Whether the place holds `pk`; keys are compared as text, as JSON may keep them either way."""
        values = self.value if isinstance(self.value, list) else [self.value]
        return str(pk) in {str(value) for value in values}

    def replace(self, old: Any, new: Any) -> None:
        """Puts `new` (a pk) where `old` stands, once only."""
        if isinstance(self.value, list):
            self.content[self.field.name] = list(
                dict.fromkeys(new if str(value) == str(old) else value for value in self.value)
            )
        elif self.siblings is not None and self._among_siblings(new):
            self.siblings.remove(self.content)
        else:
            self.content[self.field.name] = new

    def remove(self, old: Any) -> None:
        """Takes `old` out: of its list, else by emptying the field, else with the child that cannot be without it."""
        if isinstance(self.value, list):
            self.content[self.field.name] = [value for value in self.value if str(value) != str(old)]
        elif self.siblings is not None and not self.field.null:
            self.siblings.remove(self.content)
        else:
            self.content[self.field.name] = None

    def _among_siblings(self, pk: Any) -> bool:
        """Whether another child says the same of `pk`: the rest of it being equal, keys and order left out."""
        wanted = {**comparable(self.content), self.field.name: str(pk)}
        return any(
            {**comparable(child), self.field.name: str(child.get(self.field.name))} == wanted
            for child in self.siblings or ()
            if child is not self.content
        )


def comparable(child: dict[str, Any]) -> dict[str, Any]:
    """The content of a child without what two equal children differ in."""
    return {key: value for key, value in child.items() if key not in {"pk", "sort_order", "position"}}


def fields_to(model: type[Model], target: type[Model]) -> list[Field]:
    """The fields of `model` itself that revisions keep and that point at `target`."""
    return [
        field
        for field in model._meta.get_fields()
        if (field.many_to_one or field.many_to_many)
        and field.concrete
        and field.related_model is target
        and not isinstance(field, ParentalKey)
    ]


def reaches(model: type[Model], target: type[Model]) -> bool:
    """Whether revisions of `model` can hold a `target`, in a field of its own or of its children."""
    children = get_all_child_relations(model) if issubclass(model, ClusterableModel) else ()
    return bool(fields_to(model, target)) or any(reaches(child.related_model, target) for child in children)


def slots(
    model: type[Model], content: dict[str, Any], target: type[Model], siblings: list[dict[str, Any]] | None = None
) -> Iterator[Slot]:
    """The places in `content`, the JSON of a `model`, that hold a `target`."""
    for field in fields_to(model, target):
        if content.get(field.name) is not None:
            yield Slot(content, field, siblings)
    for relation in get_all_child_relations(model) if issubclass(model, ClusterableModel) else ():
        children = content.get(relation.get_accessor_name()) or []
        for child in list(children):
            yield from slots(relation.related_model, child, target, children)


def models_reaching(target: type[Model]) -> list[type[Model]]:
    """The models with revisions that can hold a `target`."""
    return [model for model in apps.get_models() if issubclass(model, RevisionMixin) and reaches(model, target)]


def revisions_reaching(target: type[Model]) -> QuerySet[Revision]:
    """The revisions of every model that can hold a `target`."""
    content_types = ContentType.objects.get_for_models(*models_reaching(target), for_concrete_models=False)
    return Revision.objects.filter(content_type__in=list(content_types.values()))


def revisions_holding(instance: Model, revisions: QuerySet[Revision]) -> Iterator[tuple[Revision, list[Slot]]]:
    """Those of `revisions` that hold `instance`, each with the places where it stands."""
    target = type(instance)
    for revision in revisions.select_related("content_type").iterator(chunk_size=200):
        model = revision.content_type.model_class()
        places = [slot for slot in slots(model, revision.content, target) if slot.holds(instance.pk)] if model else []
        if places:
            yield revision, places


def current_drafts_holding(instance: Model) -> Iterator[Revision]:
    """The newest and the scheduled revisions that hold `instance`: what may still be published."""
    target = type(instance)
    current = Q(approved_go_live_at__isnull=False)
    for model in models_reaching(target):
        current |= Q(pk__in=model._base_manager.exclude(latest_revision=None).values("latest_revision"))
    for revision, _places in revisions_holding(instance, revisions_reaching(target).filter(current)):
        yield revision


def replace_in_revisions(old: Model, new: Model) -> int:
    """Puts `new` in the place of `old` in every revision, history included; returns how many changed."""
    return rewrite(old, lambda slot: slot.replace(old.pk, new.pk))


def remove_from_revisions(instance: Model) -> int:
    """Takes `instance` out of every revision, so that the history of a page still opens; returns how many changed."""
    return rewrite(instance, lambda slot: slot.remove(instance.pk))


def rewrite(instance: Model, change: Callable[[Slot], None]) -> int:
    """Applies `change` wherever a revision holds `instance`; returns how many revisions changed."""
    found = list(revisions_holding(instance, revisions_reaching(type(instance))))
    for revision, places in found:
        for slot in places:
            change(slot)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return len(found)
