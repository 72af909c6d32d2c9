"""System checks of the search."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from . import conf
from .facets import registered_facets
from .page_model import Page
from .projection.transaction import database
from .replica.status import replica_status
from .sources import registered_sources

__all__ = [
    "check_database",
    "check_elasticsearch",
    "check_registrations",
    "check_replica",
    "check_settings",
    "check_template",
]

Apps = Sequence[AppConfig] | None

_ADDRESS = re.compile(r"\s*https?://[^/\s]+(/\S*)?\s*")


def _is_positive(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_duration(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _are_names(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)


def _is_index_name(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_-]{0,99}", value) is not None


def _are_addresses(value: Any) -> bool:
    addresses = value.split(",") if isinstance(value, str) else value
    return _are_names(addresses) and len(addresses) > 0 and all(map(_ADDRESS.fullmatch, addresses))


def _is_pair(value: Any) -> bool:
    return _are_names(value) and len(value) == 2


EMBEDDED = ("sqlite", "postgresql")
"""The engines inside a database, which are called as Django calls its vendor."""

RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "ENGINE": (lambda value: value is None or value in conf.ENGINES, f"None or one of {', '.join(conf.ENGINES)}"),
    "REPROJECTION_SECONDS": (_is_duration, "a number of seconds, 0 or more"),
    "BATCH_SIZE": (_is_positive, "a whole number above 0"),
    "FACET_ORDER": (_are_names, "a list of names of facets"),
    "PROTECTED_WORDS": (_are_names, "a list of words"),
    "EXPORT_LIMIT": (_is_positive, "a whole number above 0"),
    "COUNT_SEARCHES": (lambda value: isinstance(value, bool), "True or False"),
    "API_REQUESTS_PER_MINUTE": (lambda value: value is None or _is_positive(value), "None or a whole number above 0"),
    "URL": (_are_addresses, "the address of an Elasticsearch node, or a list of such"),
    "INDEX_PREFIX": (_is_index_name, "a name of small letters, digits, - and _ that begins with a letter"),
    "TIMEOUT": (lambda value: _is_duration(value) and value > 0, "a number of seconds above 0"),
    "BREAKER_SECONDS": (_is_duration, "a number of seconds, 0 or more"),
    "API_KEY": (lambda value: value is None or isinstance(value, str), "None or a key as Elasticsearch gives it out"),
    "BASIC_AUTH": (lambda value: value is None or _is_pair(value), "None or a user and a password"),
    "CA_CERTS": (lambda value: value is None or isinstance(value, str), "None or the path of a file"),
    "VERIFY_CERTS": (lambda value: isinstance(value, bool), "True or False"),
    "SHARDS": (_is_positive, "a whole number above 0"),
    "REPLICAS": (
        lambda value: value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0),
        "None or a whole number, 0 or more",
    ),
}
"""What the keys of `RRMA_SEARCH` may be, and how to say it."""


@register("rrma_search")
def check_settings(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_SEARCH` is a dictionary of known keys with possible values."""
    given = getattr(settings, "RRMA_SEARCH", {})
    if not isinstance(given, dict):
        return [
            Error("RRMA_SEARCH must be a dictionary.", hint='Write RRMA_SEARCH = {"ENGINE": …}.', id="rrma_search.E001")
        ]
    messages: list[CheckMessage] = []
    for key, value in given.items():
        if key not in RULES:
            known = ", ".join(RULES)
            messages.append(
                Warning(f"RRMA_SEARCH has no key {key!r}.", hint=f"Its keys are {known}.", id="rrma_search.W002")
            )
        elif not RULES[key][0](value):
            messages.append(
                Error(
                    f"RRMA_SEARCH[{key!r}] cannot be {value!r}.", hint=f"It is {RULES[key][1]}.", id="rrma_search.E003"
                )
            )
    return messages


@register("rrma_search")
def check_template(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_BASE_TEMPLATE` names a template that can be loaded."""
    name = getattr(settings, "RRMA_BASE_TEMPLATE", None)
    if name is None:
        return []
    try:
        get_template(name)
    except (TemplateDoesNotExist, TemplateSyntaxError, TypeError) as error:
        return [
            Error(
                f"RRMA_BASE_TEMPLATE cannot be loaded: {name!r}.",
                hint=f"Name a template with the blocks title, content and extra_css. ({error})",
                id="rrma_search.E004",
            )
        ]
    return []


@register("rrma_search")
def check_registrations(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """Sources and facets are registered once, and name models that are installed."""
    messages: list[CheckMessage] = []
    for label in _twice(source.label for source in registered_sources()):
        messages.append(_duplicate(f"the model {label}", "source", "E005"))
    for name in _twice(facet.name for facet in registered_facets()):
        messages.append(_duplicate(f"the name {name}", "facet", "E006"))
    named = {label: f"the source of {source.label}" for source in registered_sources() for label in source.related}
    named |= {label: f"the facet {facet.name}" for facet in registered_facets() for label in facet.models}
    for label, owner in named.items():
        if not _is_installed(label):
            messages.append(
                Warning(
                    f"There is no model {label!r}, which {owner} names.",
                    hint="Write it as app_label.ModelName, and name it only when its app is installed.",
                    id="rrma_search.W007",
                )
            )
    return messages


def _twice(names: Iterable[Hashable]) -> list[Hashable]:
    return [name for name, count in Counter(names).items() if count > 1]


def _duplicate(what: str, noun: str, number: str) -> CheckMessage:
    return Error(
        f"Two {noun}s are registered for {what}.",
        hint=f"Register one {noun} only; the first of them is in use.",
        id=f"rrma_search.{number}",
    )


def _is_installed(label: str) -> bool:
    try:
        apps.get_model(label)
    except (LookupError, ValueError):
        return False
    return True


@register("rrma_search")
def check_elasticsearch(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """Elasticsearch, where it is asked for, can be spoken to in one way and in private."""
    if not conf.has_replica():
        return []
    messages: list[CheckMessage] = []
    access = conf.elasticsearch_access()
    if find_spec("elasticsearch") is None:
        messages.append(
            Error(
                "The client of Elasticsearch is not installed.",
                hint='pip install "wagtail-rrma[elasticsearch]"',
                id="rrma_search.E013",
            )
        )
    if {"api_key", "basic_auth"} <= access.keys():
        messages.append(
            Error(
                'RRMA_SEARCH has an "API_KEY" and a "BASIC_AUTH": Elasticsearch takes one of them.',
                hint="Keep the key, which can be withdrawn by itself.",
                id="rrma_search.E014",
            )
        )
    elif fault := _fault_of_client():
        messages.append(
            Error(
                f"No Elasticsearch can be asked with these settings: {fault}",
                hint='Look at "URL" (with its port), "API_KEY", "BASIC_AUTH" and "CA_CERTS" in RRMA_SEARCH.',
                id="rrma_search.E016",
            )
        )
    if access.get("verify_certs") is False or (
        {"api_key", "basic_auth"} & access.keys() and any(url.startswith("http:") for url in conf.elasticsearch_urls())
    ):
        messages.append(
            Warning(
                "Others on the network may read what is sent to Elasticsearch, passwords too.",
                hint='Use https:// and name the authority of its certificate by "CA_CERTS".',
                id="rrma_search.W015",
            )
        )
    return messages


def _fault_of_client() -> str:
    try:
        from .engines.elasticsearch.client import settings_fault
    except ImportError:
        return ""  # said already
    return settings_fault()


@register("rrma_search")
def check_database(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """The database of the projection is the one of the pages, and has an engine."""
    messages: list[CheckMessage] = []
    if database() != router.db_for_write(Page):
        messages.append(
            Error(
                "The search index is not in the database of the pages.",
                hint="Route the models of rrma_search to the same alias: both are written in one transaction.",
                id="rrma_search.E008",
            )
        )
    name = conf.engine_name()
    if name == "off":
        return messages
    connection = connections[database()]
    if connection.vendor not in EMBEDDED:
        messages.append(_without_engine(f"{connection.display_name} has no search engine here"))
    elif name in EMBEDDED and name != connection.vendor:
        messages.append(_without_engine(f"{connection.display_name} cannot hold the engine {name!r}"))
    elif connection.vendor == "sqlite":
        messages += _of_sqlite(connection)
    return messages


def _of_sqlite(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    if not _has_fts5(connection):
        return [_without_engine("This SQLite was built without FTS5")]
    if connection.settings_dict.get("OPTIONS", {}).get("transaction_mode") == "IMMEDIATE":
        return []
    return [
        Warning(
            "SQLite transactions start without the lock for writing: two editors at once may meet an error.",
            hint='Add "OPTIONS": {"transaction_mode": "IMMEDIATE", '
            '"init_command": "PRAGMA journal_mode=WAL;"} to the database settings.',
            id="rrma_search.W010",
        )
    ]


@register("rrma_search", Tags.database)
def check_replica(
    app_configs: Apps = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The index of Elasticsearch was made by this version of the code; run with `migrate` and `check --database`.

    Asks the database what the last rebuild has noted, and nothing of Elasticsearch.
    """
    if database() not in (databases or ()):
        return []
    try:
        replica = replica_status()
    except (DatabaseError, ImportError):
        return []  # before the first migrate; and a missing client is told by its own check
    if replica is None or not replica.needs_rebuild:
        return []
    missing = "There is no index in Elasticsearch yet: the database answers."
    old = "The index of Elasticsearch was made by another version of the code, and goes on serving."
    return [
        Warning(
            old if replica.index else missing,
            hint="Run “manage.py rrma_index rebuild”: visitors are served meanwhile.",
            id="rrma_search.W012",
        )
    ]


def _without_engine(reason: str) -> CheckMessage:
    return Error(
        f"{reason}: nothing would be found.",
        hint="Use PostgreSQL, or SQLite with FTS5, and name no other engine of a database; "
        'or say RRMA_SEARCH = {"ENGINE": "off"} to go without search.',
        id="rrma_search.E009",
    )


def _has_fts5(connection: BaseDatabaseWrapper) -> bool:
    memory = connection.Database.connect(":memory:")
    try:
        memory.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except connection.Database.OperationalError:
        return False
    finally:
        memory.close()
    return True
