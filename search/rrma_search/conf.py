"""Settings of the search, one function each, read when they are used."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.conf import settings

__all__ = [
    "DEFAULTS",
    "ENGINES",
    "base_template",
    "batch_size",
    "engine_name",
    "facet_order",
    "protected_words",
    "reprojection_seconds",
    "search_settings",
]

ENGINES = ("sqlite", "off")
"""The names that `RRMA_SEARCH["ENGINE"]` may have."""

DEFAULTS: Mapping[str, Any] = {
    "ENGINE": None,
    "REPROJECTION_SECONDS": 1.0,
    "BATCH_SIZE": 500,
    "FACET_ORDER": ("keyword", "country", "theme", "type", "year", "sdg", "level", "region", "lesson"),
    "PROTECTED_WORDS": (),
}
"""The keys of the setting `RRMA_SEARCH` and their defaults."""


def search_settings() -> Mapping[str, Any]:
    """The setting `RRMA_SEARCH` over its defaults; a wrong one (see the system checks) counts as empty."""
    given = getattr(settings, "RRMA_SEARCH", {})
    return {**DEFAULTS, **given} if isinstance(given, Mapping) else dict(DEFAULTS)


def engine_name() -> str | None:
    """`RRMA_SEARCH["ENGINE"]`: the engine that answers; None (the default) means the database's own."""
    return search_settings()["ENGINE"]


def reprojection_seconds() -> float:
    """`RRMA_SEARCH["REPROJECTION_SECONDS"]`: how long a commit may spend on writing changed documents (default 1 s).

    What does not fit waits for the next commit or for `rrma_index sync`. 0 leaves all to the command.
    """
    return float(search_settings()["REPROJECTION_SECONDS"])


def batch_size() -> int:
    """`RRMA_SEARCH["BATCH_SIZE"]`: how many documents are read and written at once (default 500)."""
    return int(search_settings()["BATCH_SIZE"])


def facet_order() -> tuple[str, ...]:
    """`RRMA_SEARCH["FACET_ORDER"]`: names of facets in the order of the page; those not named follow."""
    return tuple(search_settings()["FACET_ORDER"])


def protected_words() -> tuple[str, ...]:
    """`RRMA_SEARCH["PROTECTED_WORDS"]`: names and acronyms never to be stemmed, besides those built in (default none).

    Rebuild the index after a change (`rrma_index rebuild`).
    """
    return tuple(search_settings()["PROTECTED_WORDS"])


def base_template() -> str:
    """`RRMA_BASE_TEMPLATE`: the template that every public page extends.

    By default the themed one where `rrma_pages` is installed, else a plain one. It has the blocks `title`, `content`
    and `extra_css`.
    """
    default = "rrma_pages/base.html" if apps.is_installed("rrma_pages") else "rrma_search/base.html"
    return getattr(settings, "RRMA_BASE_TEMPLATE", None) or default
