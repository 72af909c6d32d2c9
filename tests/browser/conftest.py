"""A real server on the demonstration content, and a real Chromium that visits it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import PUBLIC_PAGES, chromium_browser, demonstration


def pytest_collection_modifyitems(items) -> None:
    """Every test of this folder needs Chromium, and is marked so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_url(tmp_path_factory) -> Iterator[str]:
    with demonstration(tmp_path_factory.mktemp("demo")) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def visit(chromium, site_url) -> Iterator[Callable[..., Page]]:
    """A function that opens a new visitor's window; it takes the options of `Browser.new_context`."""
    contexts = []

    def new_visitor(**options) -> Page:
        context = chromium.new_context(base_url=site_url, locale="fr-FR", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield new_visitor
    for context in contexts:
        context.close()


@pytest.fixture(params=PUBLIC_PAGES)
def address(request) -> str:
    """An address of each kind of public page in turn."""
    return PUBLIC_PAGES[request.param]
