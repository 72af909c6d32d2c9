"""The whole search page, asked of the WSGI application as a server would."""

import io
from functools import cache, partial

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from rrma_search.query import SearchQuery

from .searches import BROAD, MEDIUM, SEARCHES
from .timing import Timing, timed_together


@cache
def application() -> WSGIHandler:
    """The demonstration site."""
    return get_wsgi_application()


def fetch(query: SearchQuery) -> bytes:
    """The page of `query`; raises RuntimeError when the answer is not a page."""
    answered = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/recherche/",
        "QUERY_STRING": query.to_query_string(),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    response = application()(environ, lambda status, headers: answered.append(status))
    body = b"".join(response)
    response.close()
    if not answered[0].startswith("200"):
        raise RuntimeError(f"{answered[0]} for /recherche/?{query.to_query_string()}")
    return body


def measure(times: int) -> dict[str, Timing]:
    """The pages of a broad word, a medium word and of everything."""
    return timed_together({name: partial(fetch, SEARCHES[name]) for name in (BROAD, MEDIUM, "no text")}, times)
