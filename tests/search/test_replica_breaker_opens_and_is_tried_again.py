"""The circuit breaker: opened by a failure, shared through the cache, tried by one caller at a time."""

import time

import pytest
from django.core.cache import cache

from rrma_search.replica import breaker


@pytest.fixture(autouse=True)
def clean(settings):
    settings.RRMA_SEARCH = {"ENGINE": "elasticsearch", "BREAKER_SECONDS": 60}
    cache.clear()
    yield
    cache.clear()


def time_passes():
    """Let what the breaker keeps for a while be over."""
    cache.delete(breaker._keys()[1])


def test_it_is_closed_until_something_fails():
    assert breaker.state() == "closed"
    assert breaker.is_closed()


def test_it_opens_at_the_first_failure_and_says_so_once(caplog):
    breaker.trip("no route")
    breaker.trip("no route")
    assert breaker.state() == "open"
    assert not breaker.may_probe()
    assert [record.getMessage() for record in caplog.records].count(
        "Elasticsearch does not answer, the database does instead: no route"
    ) == 1


def test_when_the_time_is_over_one_caller_tries_and_the_others_go_on_without():
    breaker.trip("no route")
    time_passes()
    assert breaker.state() == "half-open"
    assert [breaker.may_probe() for _caller in range(3)] == [True, False, False]
    assert breaker.state() == "open"


def test_it_closes_when_the_replica_answers():
    breaker.trip("no route")
    breaker.close()
    assert breaker.state() == "closed"


def test_it_opens_again_for_the_whole_time_when_the_try_fails():
    breaker.trip("no route")
    time_passes()
    assert breaker.may_probe()
    breaker.trip("still none")
    assert breaker.state() == "open"


def test_networks_that_share_a_cache_have_breakers_of_their_own(settings):
    breaker.trip("no route")
    settings.RRMA_SEARCH = {"ENGINE": "elasticsearch", "INDEX_PREFIX": "other"}
    assert breaker.state() == "closed"


def test_the_time_is_a_setting(settings):
    settings.RRMA_SEARCH = {"ENGINE": "elasticsearch", "BREAKER_SECONDS": 0.05}
    breaker.trip("no route")
    time.sleep(0.1)
    assert breaker.state() == "half-open"
