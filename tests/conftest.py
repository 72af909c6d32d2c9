"""What all tests share: where everything is asked for, nothing may be skipped."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests import services

NETWORK, HOSTS = "tests/site/", "tests/hosts/"
SKIPS_FAIL = bool(os.environ.get("RRMA_TEST_ALL"))


@pytest.fixture(autouse=True)
def site_roots_read_anew() -> None:
    """Wagtail keeps the roots of sites in the cache, where those of a test rolled back would outlive it."""
    from wagtail.models import Site

    Site.clear_site_root_paths_cache()


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
