"""What all tests share: where everything is asked for, nothing may be skipped."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from pytest_django.plugin import blocking_manager_key

from tests import services

NETWORK, HOSTS = "tests/site/", "tests/hosts/"
MIGRATED = pytest.StashKey[sqlite3.Connection]()
SKIPS_FAIL = bool(os.environ.get("RRMA_TEST_ALL"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option that leaves out what another database cannot change."""
    parser.addoption("--database-only", action="store_true", help="run the tests that use the database, and no others")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--database-only``, deselect the tests that would do the same on every database."""
    if config.getoption("database_only"):
        config.hook.pytest_deselected(items=[item for item in items if not _uses_the_database(item)])
        items[:] = filter(_uses_the_database, items)


def _uses_the_database(item: pytest.Item) -> bool:
    """Whether pytest-django lets it."""
    fixtures = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db") or fixtures.intersection(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def sites_read_anew() -> None:
    """Wagtail keeps the roots of sites, and we what their pages show, where those of a test would outlive it."""
    from wagtail.models import Site

    from rrma_search import keeping

    Site.clear_site_root_paths_cache()
    keeping.forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest) -> None:
    """The test database, and a copy of what migrations made, which transactions that really end get back."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            connection.ensure_connection()
            request.config.stash[MIGRATED] = sqlite3.connect(":memory:")
            connection.connection.backup(request.config.stash[MIGRATED])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test that left the database empty: what migrations made, under the keys that it had."""
    result = yield
    if _empties_the_database(item) and (migrated := item.config.stash.get(MIGRATED, None)):
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection

        with item.config.stash[blocking_manager_key].unblock():
            connection.ensure_connection()
            migrated.backup(connection.connection)
            connection.close()
        ContentType.objects.clear_cache()
    return result


def _empties_the_database(item: pytest.Item) -> bool:
    """Whether Django empties it after this test, for want of a transaction to roll back."""
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return (
        "transactional_db" in fixtures or "live_server" in fixtures or bool(marker and marker.kwargs.get("transaction"))
    )


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL for the tests of this process; those that need it are skipped where there is none."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(services.postgresql())
        except services.ServiceMissing as missing:
            pytest.skip(str(missing))
        yield url


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With ``--dist loadgroup`` one process runs all of `tests/site`, and one all tests of a host: each is made once.

    Told by the names of the tests: the marker that does this has no effect with pytest 9.2.
    """
    from xdist.scheduler import LoadScopeScheduling

    class TogetherWhatShares(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(HOSTS):
                return HOSTS + nodeid.rpartition("[")[2].lstrip("0123456789-")
            return NETWORK if nodeid.startswith(NETWORK) else nodeid

    return TogetherWhatShares(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call) -> Iterator[None]:
    """With RRMA_TEST_ALL set (`make test-all`), a test skipped because something is missing is a failure."""
    report = yield
    if SKIPS_FAIL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here. {reason}"
    return report
