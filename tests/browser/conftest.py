"""Real servers on the networks of the specimens, and a real Chromium that visits them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium_browser
from tests.browser.first_views import FirstViews
from tests.browser.server import Sites, networks


def pytest_collection_modifyitems(items) -> None:
    """Every test of this folder needs Chromium, and is marked so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def sites(tmp_path_factory, worker_id) -> Iterator[Sites]:
    """The sites of all networks; where several processes share the tests, each has its own, prepared once."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "networks"
    served = Sites(networks(shared), tmp_path_factory.mktemp("served"))
    yield served
    served.close()


@pytest.fixture(scope="session")
def site_url(sites) -> str:
    """The address of the demonstration."""
    return sites.address("demonstration")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def first_views(chromium) -> FirstViews:
    """Windows for those who look at a page and leave."""
    return FirstViews(chromium)


@pytest.fixture
def visit(chromium, site_url) -> Iterator[Callable[..., Page]]:
    """A function that opens a new visitor's window; it takes the options of `Browser.new_context`."""
    contexts = []

    def new_visitor(**options) -> Page:
        context = chromium.new_context(**{"base_url": site_url, "locale": "fr-FR", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.set_default_navigation_timeout(60_000)
        return page

    yield new_visitor
    for context in contexts:
        context.close()
