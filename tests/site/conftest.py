"""The demonstration network, loaded once for all tests of this folder and rolled back after them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import transaction
from django.utils.translation import override

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What follows every link takes a minute: it belongs to the long tests."""
    for item in items:
        if HERE in item.path.parents and "crawled" in item.fixturenames:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """The numbers that the sheets give, from `expected.yaml`."""
    return yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="package")
def loaded_network(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The network in the test database for the time of this folder's tests."""
    from rrma_site.demo import network

    with django_db_blocker.unblock(), transaction.atomic(), override("fr"):
        network.load()
        network.catch_up()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def network(loaded_network, db) -> None:
    """The demonstration network, and a test that may write: what it writes is rolled back."""


@pytest.fixture
def titles() -> dict[str, str]:
    """Title of a sheet → its identifier in `expected.yaml`."""
    from rrma_site.demo.content import read_sheets

    return {row["title"]: row["id"] for row in read_sheets()}


@pytest.fixture(scope="package")
def crawled(loaded_network, django_db_blocker) -> dict[str, Any]:
    """The pages of the whole site as a visitor who follows every link meets them, by address."""
    from tests.site.crawler import crawl

    with django_db_blocker.unblock():
        return crawl()
