"""Settings of the search, one function each, read when they are used."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.conf import settings

__all__ = [
    "DEFAULTS",
    "ENGINES",
    "api_requests_per_minute",
    "base_template",
    "batch_size",
    "breaker_seconds",
    "counts_searches",
    "elasticsearch_access",
    "elasticsearch_urls",
    "engine_name",
    "export_limit",
    "facet_order",
    "has_replica",
    "index_prefix",
    "index_replicas",
    "index_shards",
    "protected_words",
    "reprojection_seconds",
    "search_settings",
    "timeout",
]

ENGINES = ("sqlite", "postgresql", "elasticsearch", "off")
"""The names that `RRMA_SEARCH["ENGINE"]` may have."""

DEFAULTS: Mapping[str, Any] = {
    "ENGINE": None,
    "REPROJECTION_SECONDS": 1.0,
    "BATCH_SIZE": 500,
    "FACET_ORDER": ("keyword", "country", "theme", "type", "year", "sdg", "level", "region", "lesson"),
    "PROTECTED_WORDS": (),
    "EXPORT_LIMIT": 10_000,
    "COUNT_SEARCHES": True,
    "API_REQUESTS_PER_MINUTE": None,
    "URL": "http://localhost:9200",
    "INDEX_PREFIX": "rrma",
    "TIMEOUT": 1.0,
    "BREAKER_SECONDS": 15.0,
    "API_KEY": None,
    "BASIC_AUTH": None,
    "CA_CERTS": None,
    "VERIFY_CERTS": True,
    "SHARDS": 1,
    "REPLICAS": None,
}
"""The keys of the setting `RRMA_SEARCH` and their defaults."""


def search_settings() -> Mapping[str, Any]:
    """The setting `RRMA_SEARCH` over its defaults; a wrong one (see the system checks) counts as empty."""
    given = getattr(settings, "RRMA_SEARCH", {})
    return {**DEFAULTS, **given} if isinstance(given, Mapping) else dict(DEFAULTS)


def engine_name() -> str | None:
    """`RRMA_SEARCH["ENGINE"]`: the engine that answers; None (the default) means the database's own."""
    return search_settings()["ENGINE"]


def has_replica() -> bool:
    """Whether a server beside the database is kept up to date and answers: `RRMA_SEARCH["ENGINE"]` says so."""
    return engine_name() == "elasticsearch"


def index_prefix() -> str:
    """`RRMA_SEARCH["INDEX_PREFIX"]`: the alias of the replica, and what the names of its indices begin with."""
    return str(search_settings()["INDEX_PREFIX"])


def timeout() -> float:
    """`RRMA_SEARCH["TIMEOUT"]`: how many seconds a visitor or an editor waits for the replica (default 1 s)."""
    return float(search_settings()["TIMEOUT"])


def elasticsearch_urls() -> list[str]:
    """`RRMA_SEARCH["URL"]`: the addresses of the Elasticsearch nodes, as a list or separated by commas.

    By default `http://localhost:9200`.
    """
    given = search_settings()["URL"]
    urls = given.split(",") if isinstance(given, str) else given
    return [url.strip() for url in urls if url.strip()]


def elasticsearch_access() -> dict[str, Any]:
    """How the nodes are spoken to: `"API_KEY"`, `"BASIC_AUTH"` (user, password), `"CA_CERTS"` (path), `"VERIFY_CERTS"`.

    Under the names that the Elasticsearch client has for them; those left as they are by default are left out.
    """
    given = {
        "api_key": search_settings()["API_KEY"],
        "basic_auth": search_settings()["BASIC_AUTH"],
        "ca_certs": search_settings()["CA_CERTS"],
        "verify_certs": search_settings()["VERIFY_CERTS"],
    }
    return {name: value for name, value in given.items() if value not in (None, True)}


def index_shards() -> int:
    """`RRMA_SEARCH["SHARDS"]`: into how many shards the index is divided when it is made (default 1)."""
    return int(search_settings()["SHARDS"])


def index_replicas() -> int | None:
    """`RRMA_SEARCH["REPLICAS"]`: copies of every shard; None (the default): one where there is a second node."""
    return search_settings()["REPLICAS"]


def breaker_seconds() -> float:
    """`RRMA_SEARCH["BREAKER_SECONDS"]`: how long a replica that has failed is left alone (default 15 s)."""
    return float(search_settings()["BREAKER_SECONDS"])


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


def export_limit() -> int:
    """`RRMA_SEARCH["EXPORT_LIMIT"]`: how many results a file of a search holds at most (default 10,000)."""
    return int(search_settings()["EXPORT_LIMIT"])


def api_requests_per_minute() -> int | None:
    """`RRMA_SEARCH["API_REQUESTS_PER_MINUTE"]`: how often one address may ask the API; None (the default): no limit."""
    return search_settings()["API_REQUESTS_PER_MINUTE"]


def counts_searches() -> bool:
    """`RRMA_SEARCH["COUNT_SEARCHES"]`: whether editors are told what visitors search and do not find (default yes)."""
    return bool(search_settings()["COUNT_SEARCHES"])


def base_template() -> str:
    """`RRMA_BASE_TEMPLATE`: the template that every public page extends.

    By default the themed one where `rrma_pages` is installed, else a plain one. It has the blocks `title`, `content`
    and `extra_css`.
    """
    default = "rrma_pages/base.html" if apps.is_installed("rrma_pages") else "rrma_search/base.html"
    return getattr(settings, "RRMA_BASE_TEMPLATE", None) or default
