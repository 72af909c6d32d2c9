"""The tables of the text index on PostgreSQL, made of what every PostgreSQL has: no extension is asked for.

`rrma_search_words` has a row a document. GIN indexes its `terms`: each stem (`eau`), each stem with its level of impact
(`eau~f`), each unstemmed word (`=eaux`), blanks between. `headings` and `words` are the stems in order, each between
two blanks, fields apart by a line break: phrases are verified there to the last word, where a tsvector forgets them.

`rrma_search_vocabulary` counts the documents of each unstemmed word: reading all terms for it would take a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["INDEX", "TERMS", "VOCABULARY", "WORDS", "create_tables", "drop_tables", "is_supported"]

WORDS = "rrma_search_words"
INDEX = f"{WORDS}_terms"
VOCABULARY = "rrma_search_vocabulary"
DOCUMENTS = "rrma_search_indexeddocument"
EMPTIED = "rrma_search_emptied"
SPLIT = "rrma_search_split"
TERMS = f"{SPLIT}(terms)"
"""What is indexed, as queries must write it."""

_CREATE = (
    # `string_to_array` under a name of its own, to tell the planner what it cannot see: that to read every row is to
    # fetch every text, so that the index is the better way however few documents there are.
    f"CREATE OR REPLACE FUNCTION {SPLIT}(terms text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE"
    " COST 1000 AS $$ BEGIN RETURN string_to_array(terms, ' '); END $$",
    # The texts stand apart, uncompressed: what lists documents reads short rows, what verifies a phrase long ones.
    f'CREATE TABLE IF NOT EXISTS {WORDS} (id bigint PRIMARY KEY, terms text COLLATE "C" NOT NULL,'
    " headings text NOT NULL, words text NOT NULL) WITH (toast_tuple_target = 128)",
    *(f"ALTER TABLE {WORDS} ALTER COLUMN {column} SET STORAGE EXTERNAL" for column in ("terms", "headings", "words")),
    # Every search reads what waits to be sorted into the index: at most half a megabyte of it.
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {WORDS} USING gin ({TERMS}) WITH (gin_pending_list_limit = 512)",
    f'CREATE TABLE IF NOT EXISTS {VOCABULARY} (word text COLLATE "C" PRIMARY KEY, documents integer NOT NULL)',
    # `flush` and tests truncate the tables that Django knows of.
    f"CREATE OR REPLACE FUNCTION {EMPTIED}() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN TRUNCATE {WORDS}, {VOCABULARY}; RETURN NULL; END $$",
    f"CREATE OR REPLACE TRIGGER {EMPTIED} AFTER TRUNCATE ON {DOCUMENTS} EXECUTE FUNCTION {EMPTIED}()",
)
_DROP = (
    f"DROP TRIGGER IF EXISTS {EMPTIED} ON {DOCUMENTS}",
    f"DROP FUNCTION IF EXISTS {EMPTIED}()",
    f"DROP TABLE IF EXISTS {VOCABULARY}, {WORDS}",
    f"DROP FUNCTION IF EXISTS {SPLIT}(text)",
)


def is_supported(connection: BaseDatabaseWrapper) -> bool:
    """Whether `connection` is PostgreSQL."""
    return connection.vendor == "postgresql"


def create_tables(connection: BaseDatabaseWrapper) -> None:
    """Make the tables of the text index where they are missing; nothing on another database."""
    _run(connection, _CREATE)


def drop_tables(connection: BaseDatabaseWrapper) -> None:
    """Take them away; nothing on another database."""
    _run(connection, _DROP)


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    if is_supported(connection):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
