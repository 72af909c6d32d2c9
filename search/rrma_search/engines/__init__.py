"""Engines: one interface, one module or package for each database or server that can answer."""

from __future__ import annotations

from functools import cache

from django.db import connections, router

from rrma_search import conf

from .base import EmbeddedEngine, Engine

__all__ = ["embedded", "get_engine"]


def embedded() -> EmbeddedEngine:
    """The engine inside the database of the projection; the one that is off where there is none, or where so set."""
    if conf.engine_name() == "off":
        return _embedded_engine("off")
    from rrma_search.models import IndexedDocument

    return _embedded_in(router.db_for_write(IndexedDocument))


def get_engine(name: str | None = None) -> Engine:
    """The engine called `name`, by default the one of the settings, else the database's own.

    Raises ValueError for a name that no engine has.
    """
    name = name or conf.engine_name()
    return embedded() if name is None else _engine(name)


@cache
def _engine(name: str) -> Engine:
    if name == "elasticsearch":
        from .elasticsearch.engine import ElasticsearchEngine

        return ElasticsearchEngine()
    return _embedded_engine(name)


@cache
def _embedded_in(alias: str) -> EmbeddedEngine:
    from .postgresql.schema import is_supported as is_postgresql
    from .sqlite.schema import is_supported as is_sqlite_with_fts5

    connection = connections[alias]
    if is_postgresql(connection):
        return _embedded_engine("postgresql")
    return _embedded_engine("sqlite" if is_sqlite_with_fts5(connection) else "off")


@cache
def _embedded_engine(name: str) -> EmbeddedEngine:
    # Imported here: engines need the models, which are not there yet when this package is first imported.
    if name == "sqlite":
        from .sqlite import SqliteEngine

        return SqliteEngine()
    if name == "postgresql":
        from .postgresql import PostgresqlEngine

        return PostgresqlEngine()
    if name == "off":
        from .off import OffEngine

        return OffEngine()
    raise ValueError(f"No search engine is called {name!r}.")
