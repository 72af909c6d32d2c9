"""Expressions in the language of FTS5, all of them looked up with one SQL query."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.engines.database.lookup import NEAR_WORDS, Expression, Near, Phrases, Terms

from .schema import TERMS, WORDS

__all__ = ["look_up"]

_SQL = f"""
    SELECT CASE json_extract(j.value, '$[0]')
        WHEN 'terms' THEN (
            SELECT group_concat(rowid) FROM {TERMS} WHERE {TERMS} MATCH json_extract(j.value, '$[1]'))
        ELSE (
            SELECT group_concat(rowid) FROM {WORDS} WHERE {WORDS} MATCH json_extract(j.value, '$[1]'))
        END
    FROM json_each(%s) j ORDER BY j.key
"""  # noqa: S608  the names of our own tables


def look_up(connection: BaseDatabaseWrapper, expressions: Iterable[Expression]) -> list[Sequence[int]]:
    """The numbers of the documents of each of `expressions`, in ascending order."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [json.dumps([_in_fts5(expression) for expression in expressions])])
        return [json.loads(f"[{listed or ''}]") for (listed,) in cursor.fetchall()]


def _in_fts5(expression: Expression) -> tuple[str, str]:
    """The table to ask, and what to ask of it."""
    match expression:
        case Terms(terms):
            return "terms", _any(f'"{term}"' for term in terms)
        case Phrases(phrases, headings):
            any_phrase = _any(map(_phrase, phrases))
            return "words", f"{{title labels}} : ({any_phrase})" if headings else any_phrase
        case Near(first, second):
            return "words", f"NEAR({_phrase([first])} {_phrase([second])}, {NEAR_WORDS})"


def _phrase(stems: Iterable[str]) -> str:
    return f'"{" ".join(stems)}"'


def _any(expressions: Iterable[str]) -> str:
    return " OR ".join(expressions)
