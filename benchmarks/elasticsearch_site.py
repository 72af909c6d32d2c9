"""The site beside Elasticsearch: whole pages through WSGI, and a save while the server refuses or hangs."""

import socket
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from rrma_pages.models import NewsPage
from rrma_search.replica import feeding, outbox

from . import page
from .elasticsearch_arms import timed_with_requests
from .searches import SEARCHES
from .timing import clock_on_the_wall, milliseconds

SAVES = 3
TIMEOUT = 1.0  # the default


def fill() -> None:
    """Put the demonstration's content beside the corpus."""
    with outbox.held():
        page.fill()
    feeding.feed()


def pages(times: int) -> dict[str, dict[str, Any]]:
    """The search page: milliseconds of the clock, requests to Elasticsearch, SQL queries."""
    actions = {f"/recherche/, {name}": partial(page.search_first, SEARCHES[name]) for name in page.SEARCHED}
    rows = timed_with_requests(actions, times)
    for name, row in rows.items():
        if row["requests"] != 1:
            raise RuntimeError(f"{name} makes {row['requests']} requests.")
    return rows


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
        first, *after = (milliseconds(save, clock_on_the_wall) for _ in range(1 + SAVES))
        return {"first": first, "after": statistics.median(after)}


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
