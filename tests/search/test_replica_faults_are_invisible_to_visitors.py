"""Whatever Elasticsearch, or the way to it, does wrong: the same answers, at once, from the database."""

import statistics
import time
from functools import partial
from itertools import count

import pytest
from django.core.cache import cache
from django.db import connection
from elasticsearch import Elasticsearch

from rrma_search.documents import SearchDocument
from rrma_search.engines.elasticsearch.client import client as elasticsearch_client
from rrma_search.models import PendingReplica
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.replica.comparing import find_drift
from rrma_search.replica.feeding import feed
from rrma_search.replica.indices import current
from rrma_search.replica.rebuilding import rebuild
from rrma_search.service import search

from .faulty_proxy import FaultyProxy
from .replicas import at_best, cleared, elasticsearch_url, eventually, settings_of  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORDS = ("eau", "puits", "forage", "école", "énergie", "semences", "théâtre", "jumelage")
GOLDEN = [
    SearchQuery(),
    SearchQuery("eau"),
    SearchQuery("forage école énergie introuvable"),
    SearchQuery('"puits forage"'),
    SearchQuery("eau -puits", {"type": ["news"]}),
    SearchQuery("semences", {"year": ["2020"]}, sort="date", page=2),
    SearchQuery("introuvable"),
]
ROUTES = ["/recherche/", "/recherche/?q=eau", "/recherche/?q=forage&type=news", "/sante/"]
NOTICE = 'id="recherche-simplifiee"'

ON_THE_WAY = [
    "refused",
    "hanging",
    "slow",
    "trickling",
    "reset_in_mid_body",
    "too_many_requests",
    "unavailable",
    "html",
    "another_product",
    "in_part",
]


def documents():
    for number in range(120):
        text = " ".join(WORDS[(number * step) % len(WORDS)] for step in (1, 3, 5))
        kind = ("news", "guide", "event")[number % 3]
        yield SearchDocument(f"test:{number}", kind, f"{text} {number}", body=text * 3, url=f"/{number}/")


@pytest.fixture
def proxy(settings, elasticsearch_url):  # noqa: F811
    proxy = FaultyProxy(elasticsearch_url)
    settings.RRMA_SEARCH = settings_of(proxy.url, BREAKER_SECONDS=0.5)
    project(documents())
    with cleared(elasticsearch_url):
        rebuild()
        yield proxy
    proxy.close()


def plainly(results):
    """What a visitor sees of `results`: numbers, hits in their order, counts."""
    return results.total, results.strict_total, results.level, [hit.key for hit in results.hits], results.facets


def answers(engine=None):
    return [search(query, engine=engine) for query in GOLDEN]


def timed(call):
    begun = time.monotonic()
    return call(), time.monotonic() - begun


def outlives(client, begin, mend):
    """Between `begin` and `mend` all is answered by the database, and by Elasticsearch before and after."""
    expected = [plainly(results) for results in answers(connection.vendor)]
    assert eventually(lambda: {results.engine for results in answers()} == {"elasticsearch"})
    assert NOTICE not in client.get("/recherche/?q=eau").content.decode()
    begin()
    first, seconds = timed(lambda: search(GOLDEN[1]))
    assert (first.engine, first.degraded, plainly(first)) == (connection.vendor, True, expected[1])
    assert seconds <= 2
    assert [plainly(results) for results in answers()] == expected
    assert statistics.median(timed(lambda: search(GOLDEN[1]))[1] for _ in range(5)) <= 0.3
    for route in ROUTES:
        response, seconds = timed(partial(client.get, route))
        assert response.status_code == 200
        assert ("recherche" not in route) or NOTICE in response.content.decode()
    assert client.get("/sante/").json()["search"] == "degraded"
    mend()
    assert eventually(lambda: not search(GOLDEN[1]).degraded)
    assert eventually(lambda: {results.engine for results in answers()} == {"elasticsearch"})
    assert NOTICE not in client.get("/recherche/?q=eau").content.decode()
    assert client.get("/sante/").json()["search"] == "ok"


@pytest.mark.parametrize("fault", ON_THE_WAY)
def test_a_fault_on_the_way(client, proxy, fault):
    def begin():
        # The client looks at the product once: as a process that starts now.
        elasticsearch_client.cache_clear()
        proxy.begin(fault)

    outlives(client, begin, proxy.mend)


@pytest.mark.parametrize("fault", ["hanging", "trickling", "refused"])
def test_who_saves_or_withdraws_waits_once_and_briefly(proxy, fault, django_capture_on_commit_callbacks):
    names, there = (f"test:new-{number}" for number in count()), (f"test:{number}" for number in count())

    def committed(change):
        with django_capture_on_commit_callbacks(execute=True):
            change()

    def save():
        committed(lambda: project([SearchDocument(next(names), "news", "Une nouvelle")]))

    def hide():
        committed(lambda: withdraw([next(there)]))

    proxy.begin(fault)
    for change in (save, hide):
        assert at_best(change, before=cache.clear) <= 1.5, "the first time"
        assert at_best(change) <= 0.3
    assert PendingReplica.objects.count() == 12
    proxy.mend()
    feed()
    assert not PendingReplica.objects.exists()
    assert not find_drift()


def test_it_is_back_once_it_has_what_was_written_meanwhile(proxy, django_capture_on_commit_callbacks):
    query, totals = SearchQuery("nouveauté"), []

    def is_back():
        results = search(query)
        totals.append(results.total)
        return not results.degraded

    proxy.begin("refused")
    with django_capture_on_commit_callbacks(execute=True):
        project([SearchDocument(f"test:new-{number}", "news", "Une nouveauté") for number in range(150)])
    assert not is_back()
    proxy.mend()
    assert eventually(is_back)
    assert set(totals) == {150}
    assert not PendingReplica.objects.exists()


def test_an_index_that_is_gone(client, proxy, elasticsearch_url):  # noqa: F811
    server = Elasticsearch(elasticsearch_url)
    outlives(client, lambda: server.indices.delete(index=current()), rebuild)


def test_an_index_with_another_mapping(client, proxy, settings, elasticsearch_url):  # noqa: F811
    server, alias = Elasticsearch(elasticsearch_url), settings.RRMA_SEARCH["INDEX_PREFIX"]

    def replace_by_another():
        server.indices.delete(index=current())
        server.indices.create(index=f"{alias}-other", aliases={alias: {}})

    outlives(client, replace_by_another, rebuild)


def test_an_index_that_takes_nothing(client, proxy, settings, elasticsearch_url, django_capture_on_commit_callbacks):  # noqa: F811
    server, alias = Elasticsearch(elasticsearch_url), settings.RRMA_SEARCH["INDEX_PREFIX"]

    def freeze():
        server.indices.put_settings(index=alias, settings={"index.blocks.read_only": True})
        with django_capture_on_commit_callbacks(execute=True):
            project([SearchDocument("test:late", "news", "Eau de la dernière heure")])

    def thaw():
        server.indices.put_settings(index=alias, settings={"index.blocks.read_only": False})

    expected = search(GOLDEN[1], engine=connection.vendor).total
    freeze()
    assert PendingReplica.objects.filter(dead=False).count() == 1
    found = search(GOLDEN[1])
    assert (found.degraded, found.total) == (True, expected + 1)
    time.sleep(0.6)
    assert search(GOLDEN[1]).degraded, "it is not enough that it answers"
    thaw()
    assert eventually(lambda: not search(GOLDEN[1]).degraded)
    time.sleep(1.1)
    assert search(GOLDEN[1]).total == expected + 1
    assert not PendingReplica.objects.exists()
