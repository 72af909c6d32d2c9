"""Elasticsearch, versions 8 and 9, keeps the contract of every engine."""

from collections.abc import Iterator

import pytest

from .contract import EngineContract
from .corpora import declared
from .elasticsearch_index import SERVERS, FilledElasticsearch, elasticsearch_index

__all__ = ["TestElasticsearch", "declared"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=SERVERS)
def filled(request) -> Iterator[FilledElasticsearch]:
    with elasticsearch_index(request.param) as engine:
        yield engine


class TestElasticsearch(EngineContract):
    """An index of our own tokens on a real server."""

    @pytest.fixture(autouse=True)
    def engine_of_this_server(self, filled) -> None:
        self.engine = filled
