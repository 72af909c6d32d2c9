"""Stands between the site and a real Elasticsearch, and spoils what comes back."""

import io
import json
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PASSED_ON = ("Content-Type", "X-Elastic-Product")
HANGS_FOR = 20.0


class FaultyProxy:
    """A server of its own port; `fault` names what it does to answers, None: nothing."""

    def __init__(self, target: str) -> None:
        """Stand before `target`, the URL of a server."""
        self.target = target.rstrip("/")
        self.fault: str | None = None
        self.requests = 0
        self.released = threading.Event()
        self.server: ThreadingHTTPServer | None = None
        self._open(0)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def _open(self, port: int) -> None:
        handler = type("Handler", (_Handler,), {"proxy": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Refuse connections from now on."""
        self.released.set()
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def begin(self, fault: str) -> None:
        """Do `fault` from now on."""
        self.released.clear()
        self.fault = fault
        if fault == "refused":
            self.close()

    def mend(self) -> None:
        """Pass everything on as it is from now on."""
        self.fault = None
        self.released.set()
        if self.server is None:
            self._open(self.port)


class _Handler(BaseHTTPRequestHandler):
    proxy: FaultyProxy
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        self.proxy.requests += 1
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault = self.proxy.fault or "none"
        if fault == "refused":  # on a connection that is still open
            self.reset()
        else:
            getattr(self, f"answer_{fault}")(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def passed_on(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        headers = {name: self.headers[name] for name in ("Content-Type", "Accept") if self.headers[name]}
        request = urllib.request.Request(self.proxy.target + self.path, body or None, headers, method=self.command)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, _headers(answer), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, _headers(error), error.read()

    def give(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def reset(self) -> None:
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()
        self.rfile = self.wfile = io.BytesIO()  # what the server closes

    def answer_none(self, body: bytes) -> None:
        self.give(*self.passed_on(body))

    def answer_hanging(self, body: bytes) -> None:
        self.proxy.released.wait(HANGS_FOR)
        self.reset()

    def answer_slow(self, body: bytes) -> None:
        self.proxy.released.wait(3)
        self.give(*self.passed_on(body))

    def answer_trickling(self, body: bytes) -> None:
        status, headers, answer = self.passed_on(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        for byte in answer[:200]:
            if self.proxy.released.is_set():
                break
            self.wfile.write(bytes([byte]))
            time.sleep(0.1)
        self.reset()

    def answer_reset_in_mid_body(self, body: bytes) -> None:
        status, headers, answer = self.passed_on(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer) + 100))
        self.end_headers()
        self.wfile.write(answer[: len(answer) // 2])
        self.reset()

    def answer_too_many_requests(self, body: bytes) -> None:
        self.refuse(429, "es_rejected_execution_exception")

    def answer_unavailable(self, body: bytes) -> None:
        self.refuse(503, "cluster_block_exception")

    def refuse(self, status: int, kind: str) -> None:
        said = {"error": {"type": kind, "reason": "spoilt"}, "status": status}
        headers = {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"}
        self.give(status, headers, json.dumps(said).encode())

    def answer_html(self, body: bytes) -> None:
        headers = {"Content-Type": "text/html", "X-Elastic-Product": "Elasticsearch"}
        self.give(200, headers, b"<!doctype html><title>Welcome</title><p>Sign in to the network.</p>")

    def answer_another_product(self, body: bytes) -> None:
        status, headers, answer = self.passed_on(body)
        headers.pop("X-Elastic-Product", None)
        self.give(status, headers, answer)

    def answer_in_part(self, body: bytes) -> None:
        status, headers, answer = self.passed_on(body)
        if "search" in self.path:
            answer = json.dumps(_without_a_shard(json.loads(answer))).encode()
        self.give(status, headers, answer)


def _headers(answer) -> dict[str, str]:
    return {name: answer.headers[name] for name in PASSED_ON if answer.headers[name]}


def _without_a_shard(answer):
    """`answer` as it is when half of the shards have not answered, and what they hold is left out."""
    for part in answer.get("responses", [answer]):
        if "_shards" in part:
            part["_shards"] |= {"total": 2, "successful": 1, "failed": 1}
            part["hits"]["hits"] = []
            if "total" in part["hits"]:
                part["hits"]["total"]["value"] = 0
    return answer
