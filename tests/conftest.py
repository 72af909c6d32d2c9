"""What all tests share: where everything is asked for, nothing may be skipped."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import blocking_manager_key

from tests import prepared, services

NETWORK, HOSTS = "tests/site/", "tests/hosts/"
TRANSACTIONAL = {"transactional_db", "live_server"}
BASE = pytest.StashKey[sqlite3.Connection]()
"""What the database holds between tests, on SQLite."""
SKIPS_FAIL = bool(os.environ.get("RRMA_TEST_ALL"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option that leaves out what another database cannot change."""
    parser.addoption("--database-only", action="store_true", help="run the tests that use the database, and no others")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--database-only``, deselect the tests that would do the same on every database.

    What may take longest comes first, so that no process is left alone with it at the end: what says so by its timeout,
    then the tests of the network; next what needs no database, while that of the network is made.
    """
    items.sort(key=lambda item: (-_longest(item), not item.nodeid.startswith(NETWORK), _uses_the_database(item)))
    if config.getoption("database_only"):
        config.hook.pytest_deselected(items=[item for item in items if not _uses_the_database(item)])
        items[:] = filter(_uses_the_database, items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _longest(item: pytest.Item) -> float:
    """Seconds that its marker gives it; 0 without one."""
    marker = item.get_closest_marker("timeout")
    return marker.args[0] if marker else 0


def _uses_the_database(item: pytest.Item) -> bool:
    """Whether pytest-django lets it."""
    from django.test import TransactionTestCase

    in_a_class = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return in_a_class or bool(item.get_closest_marker("django_db")) or _asks_for(item, {"db", *TRANSACTIONAL})


def _empties_the_database(item: pytest.Item) -> bool:
    """Whether Django empties it after this test, for want of a transaction to roll back."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or _asks_for(item, TRANSACTIONAL)


def _asks_for(item: pytest.Item, fixtures: set[str]) -> bool:
    return not fixtures.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def sites_read_anew() -> None:
    """Wagtail keeps the roots of sites, and we what their pages show, where those of a test would outlive it."""
    from wagtail.models import Site

    from rrma_search import keeping

    Site.clear_site_root_paths_cache()
    keeping.forget()


@pytest.fixture
def wagtail_indices() -> Iterator[None]:
    """Wagtail's indices of references and of its own searches, fed as on the site: for tests of what reads them."""
    from tests.tasks import AtOnceButForIndices

    AtOnceButForIndices.feeds_indices = True
    yield
    AtOnceButForIndices.feeds_indices = False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The database that migrations make, put there before Django looks which of them are still to be applied.

    On SQLite only, where the test database is in memory: a connection is enough to have it.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as there_before:
        prepared.read_into(there_before, prepared.migrated())
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest) -> None:
    """The test database, and a copy of it, which transactions that really end get back."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            request.config.stash[BASE] = _copy_of_the_database()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test that left the database empty: what was there before, under the keys that it had."""
    result = yield
    if _empties_the_database(item) and (base := item.config.stash.get(BASE, None)):
        with item.config.stash[blocking_manager_key].unblock():
            _replace_the_database(base)
    return result


@pytest.fixture(scope="session")
def standing_on(django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest) -> Any:
    """A function that takes the folder of a prepared site: inside its `with`, tests begin with this database."""
    from django.core.management import call_command

    @contextmanager
    def standing(folder: Path) -> Iterator[None]:
        stash = request.config.stash
        migrated = stash[BASE]
        with django_db_blocker.unblock(), closing(sqlite3.connect(folder / prepared.DATABASE)) as site:
            _replace_the_database(site)
            call_command("migrate", verbosity=0)  # the apps that only tests have
            stash[BASE] = _copy_of_the_database()
        yield
        stash[BASE] = migrated
        with django_db_blocker.unblock():
            _replace_the_database(migrated)

    return standing


def _copy_of_the_database() -> sqlite3.Connection:
    from django.db import connection

    connection.ensure_connection()
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)
    return copy


def _replace_the_database(source: sqlite3.Connection) -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    from rrma_search.models import SequenceState

    connection.ensure_connection()
    source.backup(connection.connection)
    # Put back, the sequences would give out once more the numbers by which the process knows what it keeps.
    for name in list(SequenceState.objects.values_list("name", flat=True)):
        SequenceState.raise_to(name)
    connection.close()
    ContentType.objects.clear_cache()


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

    What has a PostgreSQL of its own shares that one alone.

    Told by the names of the tests: the marker that does this has no effect with pytest 9.2.
    """
    from xdist.scheduler import LoadScopeScheduling

    class TogetherWhatShares(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(HOSTS):
                return HOSTS + nodeid.rpartition("[")[2].lstrip("0123456789-")
            if nodeid.startswith(NETWORK):
                return NETWORK + ("postgresql" if "postgresql" in nodeid else "")
            return nodeid

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
