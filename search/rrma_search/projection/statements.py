"""Rows written by one statement for all of them: the models would take longer over it than the database does."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db import connections
from django.db.models import Field

from ..models import IndexedDocument
from .transaction import database

__all__ = ["insert", "update"]

_CONVERTED = ("JSONField", "DateField", "DateTimeField")
"""Kinds of fields whose values a database takes in a form of its own; the others are given as they are."""


def insert(rows: Sequence[IndexedDocument]) -> None:
    """Write `rows`, whose keys are new and whose version is that of no other, and give them their numbers."""
    fields = _fields()
    columns = ", ".join(map(_quoted, fields))
    marks = ", ".join(["%s"] * len(fields))
    _execute(f"INSERT INTO {_table()} ({columns}) VALUES ({marks})", fields, rows)  # noqa: S608  our own names
    numbers = dict(IndexedDocument.objects.filter(version=rows[0].version).values_list("key", "pk"))
    for row in rows:
        row.pk = numbers[row.key]


def update(rows: Sequence[IndexedDocument]) -> None:
    """Write `rows` over those of the same numbers."""
    key = IndexedDocument._meta.pk
    fields = _fields()
    assigned = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    sql = f"UPDATE {_table()} SET {assigned} WHERE {_quoted(key)} = %s"  # noqa: S608  our own names
    _execute(sql, [*fields, key], rows)


def _execute(sql: str, fields: Sequence[Field], rows: Iterable[IndexedDocument]) -> None:
    columns = [list(map(_conversion(field), map(attrgetter(field.attname), rows))) for field in fields]
    with connections[database()].cursor() as cursor:
        cursor.executemany(sql, list(zip(*columns, strict=True)))


def _conversion(field: Field) -> Callable[[Any], Any]:
    if field.get_internal_type() not in _CONVERTED:
        return lambda value: value
    connection = connections[database()]

    def converted(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    # All rows of a batch are written at the same moment, and most never expire.
    return lru_cache(converted) if field.get_internal_type() == "DateTimeField" else converted


def _fields() -> list[Field]:
    return [field for field in IndexedDocument._meta.concrete_fields if not field.primary_key]


def _table() -> str:
    return connections[database()].ops.quote_name(IndexedDocument._meta.db_table)


def _quoted(field: Field) -> str:
    return connections[database()].ops.quote_name(field.column)
