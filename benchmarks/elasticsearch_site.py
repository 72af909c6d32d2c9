"""The site beside Elasticsearch: whole pages through WSGI, and a save while the server refuses or hangs."""

import socket
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from rrma_pages.models import NewsPage
from rrma_search.replica import feeding, outbox

from . import page
from .elasticsearch_arms import Requests
from .searches import SEARCHES

SAVES = 3
TIMEOUT = 1.0  # the default


def fill() -> None:
    """Put the demonstration's content beside the corpus."""
    with outbox.held():
        page.fill()
    feeding.feed()


def pages(times: int) -> dict[str, dict[str, Any]]:
    """The search page: milliseconds of the clock, requests to Elasticsearch, SQL queries."""
    actions = {f"/recherche/, {name}": partial(page.search, SEARCHES[name]) for name in page.SEARCHED}
    rows = {name: _counted(action) for name, action in actions.items()}
    rounds = [{name: milliseconds(action) for name, action in actions.items()} for _ in range(times)]
    return {name: {**row, **spread([each[name] for each in rounds])} for name, row in rows.items()}


def _counted(action: Callable[[], Any]) -> dict[str, int]:
    action()
    with Requests() as requests, CaptureQueriesContext(connection) as queries:
        action()
    if len(requests) != 1:
        raise RuntimeError(f"A page makes {len(requests)} requests.")
    return {"requests": len(requests), "queries": len(queries)}


def saves() -> dict[str, dict[str, float]]:
    """Milliseconds to publish a news page: the first time, and afterwards; by what the server does meanwhile."""
    news = NewsPage.objects.live().order_by("pk").first()

    title, numbers = news.title, count(1)

    def save() -> None:
        news.title = f"{title} ({next(numbers)})"  # else nothing would have to be sent
        news.save_revision().publish()

    save()
    with _nobody() as refusing, _silence() as hanging:
        urls = {"answers": settings.RRMA_SEARCH["URL"], "refuses": refusing, "hangs": hanging}
        return {does: _saved(save, url) for does, url in urls.items()}


def _saved(save: Callable[[], Any], url: str) -> dict[str, float]:
    with override_settings(RRMA_SEARCH={**settings.RRMA_SEARCH, "URL": url, "TIMEOUT": TIMEOUT}):
        cache.clear()
        first = milliseconds(save)
        return {"first": first, "after": statistics.median(milliseconds(save) for _ in range(SAVES))}


@contextmanager
def _silence() -> Iterator[str]:
    """The address of a server that takes what it is sent and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def _nobody() -> Iterator[str]:
    """An address where nobody listens: bound, so that nobody will."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


def milliseconds(action: Callable[[], Any]) -> float:
    """What `action` takes, by the clock."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def spread(taken: list[float]) -> dict[str, float]:
    """Median and ninth decile."""
    ordered = sorted(taken)
    return {"p50": statistics.median(ordered), "p90": ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)]}
