"""The way to the Elasticsearch nodes: one client a process, and a bound on how long anyone waits for them."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.core.signals import setting_changed
from django.utils.translation import gettext as _
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, NotFoundError, TransportError

from rrma_search import conf
from rrma_search.engines.base import EngineUnavailable

from .deadline import PunctualNode, within

__all__ = ["asked", "client", "settings_fault"]

Answer = TypeVar("Answer")

_AT_ONCE = 10


@cache
def client() -> Elasticsearch:
    """The client of this process. Making it asks nothing of the server, nor does it ever look for other nodes.

    A request that a node refuses is sent to the next node; one that takes `RRMA_SEARCH["TIMEOUT"]` is given up.
    """
    urls = conf.elasticsearch_urls()
    return Elasticsearch(
        urls,
        node_class=PunctualNode,
        request_timeout=conf.timeout(),
        max_retries=len(urls) - 1,
        retry_on_status=(502, 503),
        retry_on_timeout=False,
        connections_per_node=_AT_ONCE,
        **conf.elasticsearch_access(),
    )


def asked(question: Callable[[Elasticsearch], Answer], seconds: float | None = None) -> Answer:
    """What `question` returns, which is given the client; at most `seconds` are waited (default: the setting).

    Raises EngineUnavailable for whatever goes wrong on the way or in the server. Neither a name that is not resolved
    nor an answer that trickles in can take longer.
    """
    try:
        elasticsearch = client()  # made before the time begins: reading certificates takes a while, once a process
        with within(conf.timeout() if seconds is None else seconds):
            return question(elasticsearch)
    except ConnectionTimeout as error:
        raise EngineUnavailable(_("no answer in time")) from error
    except NotFoundError as error:
        raise EngineUnavailable(_("there is no index yet")) from error
    except (ApiError, TransportError, ValueError, OSError) as error:  # the last two: settings that make no sense
        raise EngineUnavailable(str(error)) from error


def settings_fault() -> str:
    """Why no node can be spoken to with these settings, whatever it would answer; "" where one can."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of certificates nobody looks at there is a check of its own
            client()
    except (ValueError, OSError) as error:
        return str(error)
    secrets = conf.elasticsearch_access()
    said = [secrets.get("api_key", ""), *secrets.get("basic_auth", ())]
    if not all(secret.isascii() and secret.isprintable() for secret in said):
        return "A key, a name or a password has other characters than printable ASCII ones."
    return ""


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == "RRMA_SEARCH":
        client.cache_clear()


setting_changed.connect(_forget, dispatch_uid="rrma_search.engines.elasticsearch.client")
