"""The demonstration network, read once for all tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.utils.translation import override

from tests import prepared

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
def loaded_network(standing_on) -> Iterator[None]:
    """The network in the test database, and its pictures, for the time of this folder's tests."""
    made = prepared.demonstration()
    shutil.copytree(made / prepared.MEDIA, settings.MEDIA_ROOT, dirs_exist_ok=True)
    with standing_on(made), override("fr"):
        yield


@pytest.fixture
def network(loaded_network, db) -> None:
    """The demonstration network, and a test that may write: what it writes is rolled back."""


@pytest.fixture(scope="package")
def moved(postgresql_url, tmp_path_factory) -> Iterator[Any]:
    """The demonstration, moved to a PostgreSQL database, from which the last test takes everything away again."""
    from tests.site import moving

    with moving.moved(postgresql_url, tmp_path_factory.mktemp("moved")) as site:
        yield site


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
