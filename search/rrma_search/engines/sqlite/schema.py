"""The two text tables of the embedded engine.

`rrma_search_words` keeps the stems of each field in order: phrases and words near each other are found there.
`rrma_search_terms` keeps each stem once a document with its level of impact (`eau~f`), and each unstemmed word
(`=eaux`): matching, ranking and the vocabulary of spellings come from there.

Both are ordinary FTS5 tables, which know how to forget a row: contentless ones can only be told since SQLite 3.43.
"""

from __future__ import annotations

from itertools import chain, repeat

from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["TERMS", "VOCABULARY", "WORDS", "create_tables", "drop_tables", "is_supported", "merge"]

WORDS = "rrma_search_words"
TERMS = "rrma_search_terms"
VOCABULARY = "rrma_search_vocabulary"

_MERGED_PAGES = 500
"""How much of a table is merged at one stroke: less than a tenth of a second of work."""

_CHANGES_OF_WORK = 2
"""How many changes FTS5 tells of when it has merged anything: the command itself counts as one."""

_CREATE = (
    # Our tokens are made already: "ascii" takes every character beyond ASCII as part of a word.
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS} USING fts5("
    "title, labels, summary, body, columnsize=0, tokenize='ascii')",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TERMS} USING fts5("
    "terms, detail=none, columnsize=0, tokenize=\"ascii tokenchars '~='\")",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {VOCABULARY} USING fts5vocab({TERMS}, 'row')",
    # So many bytes are gathered before they are written out: all of a batch of documents, rather than some tens.
    *(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', 8000000)" for table in (WORDS, TERMS)),  # noqa: S608
)


def is_supported(connection: BaseDatabaseWrapper) -> bool:
    """Whether `connection` is SQLite with FTS5."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
        return cursor.fetchone() is not None


def create_tables(connection: BaseDatabaseWrapper) -> None:
    """Make the text tables where they are missing; nothing on another database, or on SQLite without FTS5."""
    if is_supported(connection):
        _run(connection, _CREATE)


def drop_tables(connection: BaseDatabaseWrapper) -> None:
    """Take the text tables away; nothing on another database, or on SQLite without FTS5."""
    if is_supported(connection):
        _run(connection, [f"DROP TABLE IF EXISTS {table}" for table in (VOCABULARY, TERMS, WORDS)])


def merge(connection: BaseDatabaseWrapper, table: str) -> None:
    """Merge all pieces of the text table `table` into one: each search looks into every one of them.

    A command for each stroke, as FTS5 counsels, each a transaction of its own unless there is one.
    """
    with connection.cursor() as cursor:
        # A negative number of pages begins to merge all there is, a positive one goes on.
        for pages in chain([-_MERGED_PAGES], repeat(_MERGED_PAGES)):
            before = connection.connection.total_changes
            cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608
            if connection.connection.total_changes - before < _CHANGES_OF_WORK:
                return


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...] | list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
