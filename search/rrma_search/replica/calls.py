"""Calls to Elasticsearch by those who feed it: how long they wait, and what becomes of a fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from elasticsearch import ApiError, Elasticsearch, TransportError

from .. import conf
from ..engines.base import EngineUnavailable
from ..engines.elasticsearch.client import client

__all__ = ["THOROUGH", "Patience", "answering", "brief", "patient_client"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds one request may take, how often a refused one is repeated, whether to show its effect at once.

    Repetitions wait 0.5, 1, 2 … seconds, at most 30.
    """

    timeout: float
    retries: int = 0
    refresh: bool = False


THOROUGH = Patience(timeout=30, retries=6)
"""For commands."""


def brief() -> Patience:
    """For somebody who waits for a page."""
    return Patience(timeout=conf.timeout(), refresh=True)


def patient_client(patience: Patience = THOROUGH) -> Elasticsearch:
    """The client, waiting as long as `patience` says."""
    return client().options(request_timeout=patience.timeout)


@contextmanager
def answering() -> Iterator[None]:
    """Raise EngineUnavailable for whatever Elasticsearch, or the way to it, does wrong."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise EngineUnavailable(str(error)) from error
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise EngineUnavailable(f"Not an answer of Elasticsearch: {error!r}") from error
