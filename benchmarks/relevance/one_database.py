"""Every search that one database can run, measured on the judged queries; prints JSON for `__main__`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from functools import partial

import django
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import override

PREFIX = "relevance"
"""Begins the names of the indices that are made here, and dropped again."""


def main() -> None:
    """Load the demonstration network into the empty database of the settings, and ask everything of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", action="store_true", help="ask the searches of others too")
    parser.add_argument("--loaded", action="store_true", help="the database holds the network already")
    parser.add_argument("--rebuild", action="store_true", help="fill the replica first")
    options = parser.parse_args()
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    if not options.loaded:
        _load()
    if options.rebuild:
        settings.RRMA_SEARCH = {**settings.RRMA_SEARCH, "INDEX_PREFIX": PREFIX}
        call_command("rrma_index", "rebuild", verbosity=0)
    from tests.search.relevance.judged import judged_queries

    queries = judged_queries()
    measured = {name: [asdict(_score(query, arm)) for query in queries] for name, arm in _arms(options.peers)}
    if options.rebuild:
        _drop()
    sys.stdout.write(json.dumps(measured) + "\n")


def _load() -> None:
    from rrma_site.demo import network

    with override("fr"):
        network.load()
        network.catch_up()


def _drop() -> None:
    from rrma_search.engines.elasticsearch.client import client

    indices = client().indices
    indices.delete(index=list(indices.get(index=f"{PREFIX}-*")))


def _score(query, arm):
    from tests.search.relevance.measures import score

    return score(query, arm(query.text))


def _arms(peers: bool):
    from tests.search.relevance.ours import our_search

    from rrma_search.engines import get_engine

    yield get_engine().name, our_search
    if not peers:
        return
    from .stock import StockIndex
    from .texts import texts
    from .wagtails import WagtailSearch

    wagtail = WagtailSearch(texts())
    yield "Wagtail, all words", partial(wagtail.found, operator="and")
    yield "Wagtail, any word", partial(wagtail.found, operator="or")
    url = os.environ.get("RRMA_TEST_ELASTICSEARCH_URL")
    if url:
        with StockIndex(url, texts()) as stock:
            yield "Elasticsearch french", stock.found


if __name__ == "__main__":
    main()
