"""The tables of the text index on PostgreSQL, made of what every PostgreSQL has: no extension is asked for.

`rrma_search_words` has a row a document. GIN indexes its `terms`: each stem (`eau`), each stem with its level of impact
(`eau~f`), each unstemmed word (`=eaux`), blanks between.

`rrma_search_texts` has the stems of a document in order, each between two blanks, fields apart by a line break: phrases
are verified there to the last word, where a tsvector forgets them. The first `headings` characters are title and
labels.

`rrma_search_vocabulary` counts the documents of each unstemmed word: reading all terms for it would take a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["INDEX", "TERMS", "TEXTS", "VOCABULARY", "WORDS", "create_tables", "drop_tables", "is_supported"]

WORDS = "rrma_search_words"
INDEX = f"{WORDS}_terms"
TEXTS = "rrma_search_texts"
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
    # The terms stand apart, uncompressed: what lists documents reads short rows.
    f'CREATE TABLE IF NOT EXISTS {WORDS} (id bigint PRIMARY KEY, terms text COLLATE "C" NOT NULL)'
    " WITH (toast_tuple_target = 128)",
    f"ALTER TABLE {WORDS} ALTER COLUMN terms SET STORAGE EXTERNAL",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {WORDS} USING gin ({TERMS})",
    # The planner never knows the words that are sought: counting for it how often each is there would serve nothing.
    f"ALTER INDEX {INDEX} ALTER COLUMN 1 SET STATISTICS 0",
    # What verifies a phrase reads the text where the row is, as far as a page has room for it.
    f"CREATE TABLE IF NOT EXISTS {TEXTS} (id bigint PRIMARY KEY, headings integer NOT NULL,"
    ' words text COLLATE "C" NOT NULL) WITH (toast_tuple_target = 8160)',
    f"ALTER TABLE {TEXTS} ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN words SET STATISTICS 0",
    f'CREATE TABLE IF NOT EXISTS {VOCABULARY} (word text COLLATE "C" PRIMARY KEY, documents integer NOT NULL)',
    # `flush` and tests truncate the tables that Django knows of.
    f"CREATE OR REPLACE FUNCTION {EMPTIED}() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN TRUNCATE {WORDS}, {TEXTS}, {VOCABULARY}; RETURN NULL; END $$",
    f"CREATE OR REPLACE TRIGGER {EMPTIED} AFTER TRUNCATE ON {DOCUMENTS} EXECUTE FUNCTION {EMPTIED}()",
)
_DROP = (
    f"DROP TRIGGER IF EXISTS {EMPTIED} ON {DOCUMENTS}",
    f"DROP FUNCTION IF EXISTS {EMPTIED}()",
    f"DROP TABLE IF EXISTS {VOCABULARY}, {TEXTS}, {WORDS}",
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
