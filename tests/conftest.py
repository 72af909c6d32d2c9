"""What all tests share: where everything is asked for, nothing may be skipped."""

import os
from collections.abc import Iterator

import pytest

SKIPS_FAIL = bool(os.environ.get("RRMA_TEST_ALL"))


@pytest.fixture(autouse=True)
def site_roots_read_anew() -> None:
    """Wagtail keeps the roots of sites in the cache, where those of a test rolled back would outlive it."""
    from wagtail.models import Site

    Site.clear_site_root_paths_cache()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call) -> Iterator[None]:
    """With RRMA_TEST_ALL set (`make test-all`), a test skipped because something is missing is a failure."""
    report = yield
    if SKIPS_FAIL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here. {reason}"
    return report
