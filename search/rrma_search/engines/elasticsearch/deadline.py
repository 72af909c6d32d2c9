"""One limit of time for all that one asks of the nodes, however slowly the pieces of an answer come.

The time limit of a socket holds for each read, so an answer that trickles in outlives it: here every read is given
what is left until the deadline. Whoever asks waits in their own thread, which costs least. Only making a connection,
which is rare, is left to another thread: nothing bounds how long a name takes to be resolved.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from http.client import HTTPResponse
from socket import socket
from typing import TYPE_CHECKING, Any

from elastic_transport import ConnectionError, ConnectionTimeout, NodeConfig, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT
from urllib3.exceptions import ConnectTimeoutError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

    _Base = HTTPConnection
else:
    _Base = object

__all__ = ["PunctualNode", "within"]

_deadline: ContextVar[float | None] = ContextVar("rrma_search_elasticsearch_deadline", default=None)

_CONNECTING_AT_ONCE = 10
_READ_AT_ONCE = 65_536


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give up, with ConnectionTimeout, what is asked of a `PunctualNode` meanwhile once `seconds` are over."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def _left() -> float | None:
    """The seconds that are left, None where there is no deadline; raises TimeoutError when it is over."""
    deadline = _deadline.get()
    if deadline is None:
        return None
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("The time is over.")
    return seconds


def _is_over() -> bool:
    deadline = _deadline.get()
    return deadline is not None and deadline <= time.monotonic()


class PunctualNode(Urllib3HttpNode):
    """A node that keeps to the deadline of `within()`; without one, to the time limits of the client."""

    def __init__(self, config: NodeConfig) -> None:
        """Make the connections punctual."""
        super().__init__(config)
        self.pool.ConnectionCls = _punctual(self.pool.ConnectionCls)
        self.pool.urlopen = self._punctually(self.pool.urlopen)  # type: ignore[method-assign]

    def perform_request(self, *args: Any, request_timeout: Any = DEFAULT, **options: Any) -> Any:
        """Ask; raises ConnectionTimeout when the time is over."""
        try:
            seconds = _left()
            limit = request_timeout if seconds is None else seconds
            return super().perform_request(*args, request_timeout=limit, **options)
        except (TimeoutError, ConnectionError) as error:
            if _is_over():
                raise ConnectionTimeout("The time is over.", errors=(error,)) from error
            raise

    @staticmethod
    def _punctually(urlopen: Callable[..., Any]) -> Callable[..., Any]:
        """Wait no longer for one of the connections either, should all be in use."""
        return lambda *args, **options: urlopen(*args, **{**options, "pool_timeout": _left()})


class _Reads(io.RawIOBase):
    """What `sock` receives, each read being given the time that is left."""

    def __init__(self, received: io.RawIOBase, sock: socket) -> None:
        self._received, self._socket = received, sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        seconds = _left()
        if seconds is not None:
            self._socket.settimeout(seconds)
        return self._received.readinto(buffer)

    def close(self) -> None:
        self._received.close()
        super().close()


class _Response(HTTPResponse):
    """An answer that is read punctually."""

    def __init__(self, sock: socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_Reads(self.fp.detach(), sock), _READ_AT_ONCE)


class _Punctual(_Base):
    """What makes a kind of connection punctual."""

    response_class = _Response

    def connect(self) -> None:
        """Connect in another thread, but wait in this one."""
        connecting = _threads().submit(super().connect)
        try:
            connecting.result(_left())
        except TimeoutError as error:
            connecting.cancel()
            raise ConnectTimeoutError(self, "No connection was made in time.") from error

    def request(self, *args: Any, **options: Any) -> None:
        """Send; a connection that has been used still has what was left then as its limit."""
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        super().request(*args, **options)


@cache
def _punctual(kind: type[Any]) -> type[Any]:
    return type(f"Punctual{kind.__name__}", (_Punctual, kind), {})


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_CONNECTING_AT_ONCE, thread_name_prefix="rrma-elasticsearch")
