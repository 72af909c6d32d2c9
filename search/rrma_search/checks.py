"""System checks of the search."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from . import conf
from .facets import registered_facets
from .page_model import Page
from .projection.transaction import database
from .sources import registered_sources

__all__ = ["check_database", "check_registrations", "check_settings", "check_template"]

Apps = Sequence[AppConfig] | None


def _is_positive(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_duration(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _are_names(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)


RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "ENGINE": (lambda value: value is None or value in conf.ENGINES, f"None or one of {', '.join(conf.ENGINES)}"),
    "REPROJECTION_SECONDS": (_is_duration, "a number of seconds, 0 or more"),
    "BATCH_SIZE": (_is_positive, "a whole number above 0"),
    "FACET_ORDER": (_are_names, "a list of names of facets"),
    "PROTECTED_WORDS": (_are_names, "a list of words"),
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
    "EXPORT_LIMIT": (_is_positive, "a whole number above 0"),
    "API_REQUESTS_PER_MINUTE": (lambda value: value is None or _is_positive(value), "None or a whole number above 0"),
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
    if conf.engine_name() == "off":
        return messages
    connection = connections[database()]
    if connection.vendor != "sqlite":
        messages.append(_without_engine(f"{connection.display_name} has no search engine here"))
    elif not _has_fts5(connection):
        messages.append(_without_engine("This SQLite was built without FTS5"))
    elif connection.settings_dict.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        messages.append(
            Warning(
                "SQLite transactions start without the lock for writing: two editors at once may meet an error.",
                hint='Add "OPTIONS": {"transaction_mode": "IMMEDIATE", '
                '"init_command": "PRAGMA journal_mode=WAL;"} to the database settings.',
                id="rrma_search.W010",
            )
        )
    return messages


def _without_engine(reason: str) -> CheckMessage:
    return Error(
        f"{reason}: nothing would be found.",
        hint='Use SQLite with FTS5, or say RRMA_SEARCH = {"ENGINE": "off"} to go without search.',
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
