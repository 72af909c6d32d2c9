"""The words of the index, for the spelling: which there are, and how documents write them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rrma_search.analysis.french import analyse
from rrma_search.models import IndexedDocument
from rrma_search.projection.transaction import written_in_transaction

from .schema import TERMS, VOCABULARY
from .store import database
from .terms import EXACT_PREFIX

__all__ = ["current_words", "surfaces"]

SURFACE_DOCUMENTS = 5
"""How many documents are read to see how a word is written."""

_kept: tuple[int, Mapping[str, int]] | None = None


def current_words(version: int) -> Mapping[str, int]:
    """Every unstemmed word with the number of documents that have it, read once for each version of the projection.

    FTS5 counts them by reading the whole index, some fifty milliseconds for ten thousand documents.
    """
    global _kept
    kept = _kept
    if kept is not None and kept[0] == version and not written_in_transaction():
        return kept[1]
    words = _read_words()
    if not written_in_transaction():
        _kept = (version, words)
    return words


def _read_words() -> Mapping[str, int]:
    with database().cursor() as cursor:
        # The character after the prefix bounds the range.
        cursor.execute(
            f"SELECT substr(term, 2), doc FROM {VOCABULARY} WHERE term > %s AND term < %s",  # noqa: S608
            [EXACT_PREFIX, chr(ord(EXACT_PREFIX) + 1)],
        )
        return dict(cursor.fetchall())


def surfaces(words: Sequence[str]) -> dict[str, str]:
    """Each word in the form that most of the first documents use, in lower case; words of no document are left out."""
    forms: dict[str, Counter[str]] = {}
    for word, text in _texts_with(words):
        tally = forms.setdefault(word, Counter())
        tally.update(text[token.start : token.end].lower() for token in analyse(text) if token.exact == word)
    return {word: tally.most_common(1)[0][0] for word, tally in forms.items() if tally}


def _texts_with(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    table = IndexedDocument._meta.db_table
    sql = f"""
        SELECT j.value, d.title, d.labels, d.summary, d.body FROM json_each(%s) j JOIN {table} d ON d.id IN (
            SELECT rowid FROM {TERMS} WHERE {TERMS} MATCH '"{EXACT_PREFIX}' || j.value || '"'
            ORDER BY rowid LIMIT {SURFACE_DOCUMENTS})
    """  # noqa: S608  the names of our own tables
    with database().cursor() as cursor:
        cursor.execute(sql, [json.dumps(list(words))])
        for word, title, labels, summary, body in cursor.fetchall():
            yield word, "\n".join([title, *json.loads(labels), summary, body])
