"""Expressions looked up in the GIN index, all of them with one SQL query; nearness, of the few documents it decides."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from django.db.backends.base.base import BaseDatabaseWrapper

from rrma_search.engines.database.lookup import Expression, Pair, Phrases, Terms
from rrma_search.engines.ranking import NEAR_WORDS

from .schema import TERMS, WORDS

__all__ = ["look_up", "near"]

_WORDS = "string_to_array(e.text, ' ')"
_PHRASE = "' ' || e.text || ' '"
_CONDITIONS = {
    "terms": f"{TERMS} && {_WORDS}",
    "phrase": f"{TERMS} @> {_WORDS} AND (strpos(headings, {_PHRASE}) > 0 OR strpos(words, {_PHRASE}) > 0)",
    "heading": f"{TERMS} @> {_WORDS} AND strpos(headings, {_PHRASE}) > 0",
}
# One part for each kind: the planner takes each for a single row, so that it does not set out to compile the query.
_PARTS = " UNION ALL ".join(
    f"SELECT place, (SELECT string_agg(id::text, ',') FROM {WORDS} WHERE {condition}) FROM e WHERE kind = '{kind}'"  # noqa: S608
    for kind, condition in _CONDITIONS.items()
)
_SQL = (
    "WITH e AS (SELECT * FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS e(kind, text, place))"  # noqa: S608
    f" {_PARTS} ORDER BY place"
)
_TEXTS = f"SELECT id, headings || chr(10) || words FROM {WORDS} WHERE id = ANY(%s)"  # noqa: S608


def look_up(connection: BaseDatabaseWrapper, expressions: Sequence[Expression]) -> list[Sequence[int]]:
    """The numbers of the documents of each of `expressions`, each once, in no order."""
    questions = [list(_questions(expression)) for expression in expressions]
    asked = list(chain.from_iterable(questions))
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [[kind for kind, _ in asked], [text for _, text in asked]])
        answers = iter(cursor.fetchall())
    return [_numbers([next(answers)[1] for _ in question]) for question in questions]


def _questions(expression: Expression) -> Iterator[tuple[str, str]]:
    """What to ask for `expression`; a document of any of the answers is one of its documents."""
    match expression:
        case Terms(terms):
            yield "terms", " ".join(terms)
        case Phrases(phrases, headings):
            for phrase in phrases:
                yield "heading" if headings else "phrase" if len(phrase) > 1 else "terms", " ".join(phrase)


def _numbers(answers: Sequence[str | None]) -> Sequence[int]:
    found = [json.loads(f"[{listed}]") for listed in answers if listed]
    return list(set().union(*found)) if len(found) > 1 else found[0] if found else []


def near(connection: BaseDatabaseWrapper, pairs: Iterable[Pair], numbers: Collection[int]) -> dict[int, int]:
    """How many of `pairs` stand near each other in a field of each of these documents; none is left out."""
    patterns = [_near(*pair) for pair in pairs]
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [list(numbers)])
        return {number: sum(bool(pattern.search(text)) for pattern in patterns) for number, text in cursor}


def _near(first: str, second: str) -> re.Pattern[str]:
    between = rf" (?:[^ \n]+ ){{0,{NEAR_WORDS}}}"
    return re.compile(rf" (?:{first}{between}{second}|{second}{between}{first}) ")
