"""What is not a whole answer of Elasticsearch raises EngineUnavailable, and is never taken for one."""

import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.utils import timezone

from rrma_search.engines.base import EngineRequest, EngineUnavailable
from rrma_search.engines.elasticsearch.client import asked
from rrma_search.engines.elasticsearch.engine import ElasticsearchEngine
from rrma_search.matching import parse
from rrma_search.query import SearchQuery

SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}


def whole(total: int = 0, **further: Any) -> dict:
    hits = {"total": {"value": total, "relation": "eq"}, "hits": []}
    return {"took": 1, "timed_out": False, "_shards": SHARDS, "hits": hits, "status": 200, **further}


def counted(**further: Any) -> dict:
    """The answer to the counts of one declared facet, and of none other."""
    values = {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": []}
    return whole(aggregations={"values0": values, "undeclared": {"buckets": []}, **further})


class Stub:
    """A server whose answers are given to it; `asked` are the requests as (path, headers)."""

    def __init__(self) -> None:
        self.answer: Any = None
        self.headers = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}
        self.status = 200
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.delay = 0.0
        self.write: Callable[[Any, bytes], None] = lambda stream, body: stream.write(body)
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                stub.asked.append((self.path, dict(self.headers)))
                body = stub.answer if isinstance(stub.answer, bytes) else json.dumps(stub.answer).encode()
                self.send_response(stub.status)
                for name, value in {**stub.headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                    if stub.delay:
                        time.sleep(stub.delay)
                        self.flush_headers()
                self.end_headers()
                stub.write(self.wfile, body)

            def log_message(self, *arguments: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def stub(settings) -> Iterator[Stub]:
    stub = Stub()
    settings.RRMA_SEARCH = {"URL": stub.url, "INDEX_PREFIX": "stub", "TIMEOUT": 0.5}
    yield stub
    stub.server.shutdown()
    stub.server.server_close()


def ask() -> Any:
    query = SearchQuery("eau")
    request = EngineRequest(query, parse("eau"), {"theme": {}}, 1, timezone.now())
    return ElasticsearchEngine().search(request)


def test_a_whole_answer_is_one(stub):
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    found = ask()
    assert (found.total, found.hits, found.counts, found.unmatched) == (0, (), {"theme": {}}, True)
    assert [path for path, _ in stub.asked] == ["/stub/_msearch"]


NOT_WHOLE = {
    "no answers": {"took": 1, "responses": []},
    "one answer too few": {"took": 1, "responses": [whole()]},
    "another shape": [1, 2],
    "nothing": {},
    "an error": {"responses": [whole(), {"error": {"type": "index_not_found_exception"}, "status": 404}]},
    "out of time": {"responses": [whole(timed_out=True), counted()]},
    "a shard failed": {"responses": [whole(), counted() | {"_shards": {**SHARDS, "successful": 0, "failed": 1}}]},
    "a shard is nowhere": {"responses": [whole(), counted() | {"_shards": {**SHARDS, "total": 2}}]},
    "no shard at all": {"responses": [whole() | {"_shards": {"total": 0, "successful": 0}}, counted()]},
    "counted in part": {
        "responses": [whole(hits={"total": {"value": 10_000, "relation": "gte"}, "hits": []}), counted()]
    },
    "no counts": {"responses": [whole(), whole()]},
    "a facet is missing": {"responses": [whole(), whole(aggregations={"undeclared": {"buckets": []}})]},
    "values are missing": {"responses": [whole(), counted(values0={"sum_other_doc_count": 3, "buckets": []})]},
    "a hit without a number": {
        "responses": [
            whole(hits={"total": {"value": 1, "relation": "eq"}, "hits": [{"_score": 1.0}]}),
            counted(),
        ]
    },
    "a page of a proxy": b"<html><body>Bienvenue</body></html>",
    "half an answer": b'{"responses": [',
}


@pytest.mark.parametrize("name", NOT_WHOLE)
def test_what_is_not_whole_is_no_answer(stub, name):
    stub.answer = NOT_WHOLE[name]
    with pytest.raises(EngineUnavailable):
        ask()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429, 500, 503])
def test_a_refusal_is_no_answer(stub, status):
    stub.status, stub.answer = status, {"error": {"type": "no"}, "status": status}
    with pytest.raises(EngineUnavailable):
        ask()
    assert len(stub.asked) == 1


def test_another_product_is_no_answer(stub):
    stub.headers = {"Content-Type": "application/json"}
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    with pytest.raises(EngineUnavailable, match=r"(?i)product"):
        ask()


def test_html_from_the_right_product_is_no_answer(stub):
    stub.headers["Content-Type"] = "text/html"
    stub.answer = b"<html></html>"
    with pytest.raises(EngineUnavailable):
        ask()


def test_an_answer_that_trickles_in_is_given_up_in_time(stub):
    def trickle(stream: Any, body: bytes) -> None:
        for number in range(60):
            stream.write(body[number : number + 1])
            stream.flush()
            time.sleep(0.05)

    stub.answer, stub.write = {"took": 1, "responses": [whole(), counted()]}, trickle
    started = time.monotonic()
    with pytest.raises(EngineUnavailable, match="pas de réponse à temps"):
        ask()
    assert time.monotonic() - started < 1.5


def given_up_in_time(question: Callable[[], Any] = ask) -> None:
    started = time.monotonic()
    with pytest.raises(EngineUnavailable, match="pas de réponse à temps"):
        question()
    assert time.monotonic() - started < 1.5


def test_headers_that_trickle_in_are_given_up_in_time(stub):
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    stub.headers |= {f"X-Filler-{number}": "x" * 40 for number in range(40)}
    stub.delay = 0.1
    given_up_in_time()


def test_a_name_that_is_not_resolved_is_given_up_in_time(stub, settings, monkeypatch):
    resolve = socket.getaddrinfo

    def slow(*arguments: Any, **options: Any) -> Any:
        time.sleep(2)
        return resolve(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    given_up_in_time()


def test_all_that_is_asked_at_once_is_given_up_in_time(stub):
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    stub.write = lambda stream, body: (time.sleep(0.2), stream.write(body))

    def many(elasticsearch: Any) -> None:
        for _ in range(20):
            elasticsearch.msearch(searches=[{}, {}])

    given_up_in_time(lambda: asked(many))


def test_whoever_waits_for_a_connection_is_given_up_in_time(stub):
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    stub.write = lambda stream, body: (time.sleep(1.2), stream.write(body))
    patient = [Thread(target=lambda: asked(_search, 5.0)) for _ in range(10)]
    for thread in patient:
        thread.start()
    while len(stub.asked) < len(patient):
        time.sleep(0.01)
    given_up_in_time()
    for thread in patient:
        thread.join()


def _search(elasticsearch: Any) -> Any:
    return elasticsearch.msearch(searches=[{}, {}])


def test_a_connection_used_again_has_all_its_time_again(stub):
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    asked(_search, 0.2)
    stub.write = lambda stream, body: (time.sleep(0.3), stream.write(body))
    assert ask().total == 0
    with pytest.raises(EngineUnavailable, match="pas de réponse à temps"):
        asked(_search, 0.1)
    assert ask().total == 0


def test_a_node_that_refuses_is_passed_over(stub, settings):
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        nobody = f"http://127.0.0.1:{closed.server_address[1]}"
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "URL": [nobody, stub.url], "TIMEOUT": 2.0}
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    assert [ask().total for _ in range(4)] == [0] * 4
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "URL": nobody}
    with pytest.raises(EngineUnavailable):
        ask()


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        ({}, None),
        ({"API_KEY": "a2V5OnNlY3JldA=="}, "ApiKey a2V5OnNlY3JldA=="),
        ({"BASIC_AUTH": ("user", "password")}, "Basic dXNlcjpwYXNzd29yZA=="),
    ],
)
def test_the_key_or_the_password_is_sent(stub, settings, access, expected):
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, **access}
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    ask()
    ((_, headers),) = stub.asked
    assert headers.get("Authorization", headers.get("authorization")) == expected


@pytest.fixture
def certificate(tmp_path) -> Path:
    """A certificate of this machine that nobody has signed, and its key, in one file."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("Install openssl: certificates are made with it.")
    made = [tmp_path / name for name in ("key.pem", "certificate.pem")]
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", made[0], "-out", made[1]], check=True, capture_output=True)
    both = tmp_path / "both.pem"
    both.write_text("".join(path.read_text(encoding="ascii") for path in made), encoding="ascii")
    return both


def test_only_a_certificate_that_is_known_is_trusted(stub, settings, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    stub.server.socket = context.wrap_socket(stub.server.socket, server_side=True)
    stub.answer = {"took": 1, "responses": [whole(), counted()]}
    url = stub.url.replace("http:", "https:")
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "URL": url, "CA_CERTS": str(certificate), "TIMEOUT": 2.0}
    assert ask().total == 0
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "CA_CERTS": None}
    with pytest.raises(EngineUnavailable):
        ask()
    settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "VERIFY_CERTS": False}
    with pytest.warns(Warning, match="insecure"):
        assert ask().total == 0


def test_a_fault_of_ours_is_not_hidden():
    def wrong(_: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(wrong)
