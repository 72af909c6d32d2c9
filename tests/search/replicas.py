"""What the tests of the replica share: settings that name it, and a server that is not there."""

import os
import socket
import time
import uuid
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from elasticsearch import Elasticsearch

from rrma_search.engines.elasticsearch.client import client

ELASTICSEARCH = "RRMA_TEST_ELASTICSEARCH_URL"


def settings_of(url: str, **more) -> dict:
    """RRMA_SEARCH with a replica of its own at `url`."""
    prefix = f"rrma-test-{uuid.uuid4().hex[:12]}"
    return {"ENGINE": "elasticsearch", "URL": url, "INDEX_PREFIX": prefix, **more}


def at_best(call: Callable[[], object], times: int = 3, before: Callable[[], object] = lambda: None) -> float:
    """The least seconds that `call` took in some tries, `before` each of which comes another call, not timed.

    Whatever else the machine does makes one try slow, hardly all of them.
    """
    taken = []
    for _ in range(times):
        before()
        begun = time.monotonic()
        call()
        taken.append(time.monotonic() - begun)
    return min(taken)


def eventually(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether `condition` comes true within `seconds`."""
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return met


@contextmanager
def refusing():
    """The URL of a port where nothing answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture
def no_server(settings):
    """A replica is configured, and its server is down."""
    cache.clear()
    with refusing() as url:
        settings.RRMA_SEARCH = settings_of(url)
        yield
    cache.clear()


@pytest.fixture
def elasticsearch_url():
    """A real Elasticsearch; skips without one."""
    url = os.environ.get(ELASTICSEARCH)
    if not url:
        pytest.skip(f"Set {ELASTICSEARCH} to a real Elasticsearch: nothing of the replica is tested without.")
    return url


@pytest.fixture
def replica(settings, elasticsearch_url):
    """A replica on a real server, by its prefix; there is no index yet, and nothing is left of it afterwards."""
    settings.RRMA_SEARCH = settings_of(elasticsearch_url, TIMEOUT=2.0, BREAKER_SECONDS=0.5)
    with cleared(elasticsearch_url):
        yield settings.RRMA_SEARCH["INDEX_PREFIX"]


@contextmanager
def cleared(url: str):
    """Take away the indices that the settings name, and what the cache holds."""
    prefix = django_settings.RRMA_SEARCH["INDEX_PREFIX"]
    cache.clear()
    try:
        yield
    finally:
        cache.clear()
        server = Elasticsearch(url)
        for index in indices_of(prefix, server):
            server.indices.delete(index=index)


def indices_of(prefix: str, server: Elasticsearch | None = None) -> list[str]:
    """The names of all indices of `prefix`, whether an alias leads to them or not."""
    found = (server or client()).indices.get_alias(index=f"{prefix}*", allow_no_indices=True)
    return sorted(found)
