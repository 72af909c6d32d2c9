"""What is looked up, in the language of FTS5; all of it with one SQL query."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain

from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.engines.database.answers import Answers
from rrma_search.engines.database.lookup import Expression, Pair, Phrases, Terms
from rrma_search.engines.ranking import NEAR_WORDS

from .schema import TERMS, WORDS

__all__ = ["look_up", "near"]

_SQL = f"""
    SELECT CASE json_extract(j.value, '$[0]')
        WHEN 'terms' THEN (
            SELECT group_concat(rowid) FROM {TERMS} WHERE {TERMS} MATCH json_extract(j.value, '$[1]'))
        ELSE (
            SELECT group_concat(rowid) FROM {WORDS} WHERE {WORDS} MATCH json_extract(j.value, '$[1]'))
        END
    FROM json_each(%s) j ORDER BY j.key
"""  # noqa: S608  the names of our own tables


def look_up(connection: BaseDatabaseWrapper, expressions: Iterable[Expression]) -> Answers:
    """The numbers of the documents of each of `expressions`."""
    return _run(connection, map(_in_fts5, expressions))


def near(connection: BaseDatabaseWrapper, pairs: Iterable[Pair], numbers: Collection[int]) -> dict[int, int]:
    """How many of `pairs` stand near each other in each of these documents."""
    times = Counter(chain.from_iterable(_run(connection, map(_near, pairs))))
    return {number: times[number] for number in numbers}


def _run(connection: BaseDatabaseWrapper, questions: Iterable[tuple[str, str]]) -> Answers:
    """The documents of each question, which is the table to ask and what to ask of it."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [json.dumps(list(questions))])
        return Answers(cursor.fetchall())


def _in_fts5(expression: Expression) -> tuple[str, str]:
    match expression:
        case Terms(terms):
            return "terms", _any(f'"{term}"' for term in terms)
        case Phrases(phrases, headings):
            any_phrase = _any(map(_phrase, phrases))
            return "words", f"{{title labels}} : ({any_phrase})" if headings else any_phrase


def _near(pair: Pair) -> tuple[str, str]:
    return "words", f"NEAR({' '.join(_phrase([stem]) for stem in pair)}, {NEAR_WORDS})"


def _phrase(stems: Iterable[str]) -> str:
    return f'"{" ".join(stems)}"'


def _any(expressions: Iterable[str]) -> str:
    return " OR ".join(expressions)
