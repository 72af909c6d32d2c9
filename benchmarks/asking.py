"""Pages asked of the WSGI application of the settings, as a server would."""

import io
from functools import cache

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


@cache
def application() -> WSGIHandler:
    """The site."""
    return get_wsgi_application()


def fetch(path: str, query_string: str = "") -> bytes:
    """The page at `path`; raises RuntimeError when the answer is not a page."""
    answered = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query_string,
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
        raise RuntimeError(f"{answered[0]} for {path}?{query_string}")
    return body
