"""Queries of the directory's lists."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.functions import Coalesce

from .usage import relations_to


def with_use_count(queryset: QuerySet) -> QuerySet:
    """`queryset` with `use_count`: how many saved rows point at each value, whichever app they belong to."""
    total = 0
    for relation in relations_to(queryset.model):
        total = rows_counted(relation) + total
    return queryset.annotate(use_count=total) if relations_to(queryset.model) else queryset


def rows_counted(relation: ForeignObjectRel) -> Coalesce:
    """The number of rows behind one relation of the outer query's row."""
    name = relation.field.name
    rows = relation.related_model._base_manager.filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0, output_field=IntegerField())
