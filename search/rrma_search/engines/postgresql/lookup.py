"""Expressions looked up in the GIN index, all of them with one SQL query; nearness, of the few documents it decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.engines.database.answers import Answers
from rrma_search.engines.database.lookup import Expression, Pair, Phrases, Terms
from rrma_search.engines.ranking import NEAR_WORDS

from .schema import TERMS, TEXTS, WORDS

__all__ = ["look_up", "near"]

_WORDS = "string_to_array(e.text, ' ')"
_PHRASE = "' ' || e.text || ' '"
_NUMBERS = "string_agg(id::text, ',')"
# A part for each kind: the planner takes each for a single row, so that it does not set out to compile the query.
# "OFFSET 0" keeps it from looking twice through the same text.
_SQL = f"""
    WITH e AS (SELECT * FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS e(kind, text, place))
    SELECT place, (SELECT {_NUMBERS} FROM {WORDS} WHERE {TERMS} && {_WORDS}), NULL FROM e WHERE kind = 'terms'
    UNION ALL
    SELECT place, found.* FROM e CROSS JOIN LATERAL (
        SELECT {_NUMBERS}, {_NUMBERS} FILTER (WHERE start <= headings) FROM (
            SELECT id, headings, strpos(t.words, {_PHRASE}) AS start FROM {WORDS} JOIN {TEXTS} t USING (id)
            WHERE {TERMS} @> {_WORDS} OFFSET 0) AS d
        WHERE start > 0) AS found
    WHERE kind = 'phrase' ORDER BY place
"""  # noqa: S608  the names of our own tables
_ANYWHERE, _IN_HEADINGS = 1, 2
_TEXTS = f"SELECT id, words FROM {TEXTS} WHERE id = ANY(%s)"  # noqa: S608


def look_up(connection: BaseDatabaseWrapper, expressions: Sequence[Expression]) -> Answers:
    """The numbers of the documents of each of `expressions`."""
    sought = [list(_sought(expression)) for expression in expressions]
    asked = list(dict.fromkeys(question for question, _ in chain.from_iterable(sought)))
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [[kind for kind, _ in asked], [text for _, text in asked]])
        answers = dict(zip(asked, cursor.fetchall(), strict=True))
    return Answers([[answers[question][column] for question, column in columns] for columns in sought])


def _sought(expression: Expression) -> Iterator[tuple[tuple[str, str], int]]:
    """What to ask for `expression`, and the columns of the answers: a document of any of them is one of its documents.

    A phrase is asked once, whether it is sought anywhere or in headings or both.
    """
    match expression:
        case Terms(terms):
            yield ("terms", " ".join(terms)), _ANYWHERE
        case Phrases(phrases, headings):
            for phrase in phrases:
                kind = "phrase" if headings or len(phrase) > 1 else "terms"
                yield (kind, " ".join(phrase)), _IN_HEADINGS if headings else _ANYWHERE


def near(connection: BaseDatabaseWrapper, pairs: Iterable[Pair], numbers: Collection[int]) -> dict[int, int]:
    """How many of `pairs` stand near each other in a field of each of these documents; none is left out."""
    patterns = [_near(*pair) for pair in pairs]
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [list(numbers)])
        return {number: sum(bool(pattern.search(text)) for pattern in patterns) for number, text in cursor}


def _near(first: str, second: str) -> re.Pattern[str]:
    between = rf" (?:[^ \n]+ ){{0,{NEAR_WORDS}}}"
    return re.compile(rf" (?:{first}{between}{second}|{second}{between}{first}) ")
