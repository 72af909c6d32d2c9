"""A first view weighs little, asks nobody else, and leaves no cookie."""

from urllib.parse import urlsplit

import pytest

from tests.browser.test_pages_are_accessible import KINDS

MOST_BYTES = 150_000
MOST_REQUESTS = 12


@pytest.mark.parametrize("kind", KINDS)
def test_weight_requests_third_parties_and_cookies(visit, public_pages, site_url, kind):
    page = visit(viewport={"width": 390, "height": 844})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: sum_of(request.sizes())}))
    page.goto(public_pages[kind], wait_until="networkidle")
    hosts = {urlsplit(url).netloc for url in sizes}
    assert hosts == {urlsplit(site_url).netloc}
    assert len(sizes) <= MOST_REQUESTS, sorted(sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert not page.context.cookies()


def sum_of(sizes) -> int:
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_inline(visit, public_pages, kind):
    page = visit()
    page.goto(public_pages[kind])
    assert page.locator("[style]").count() == 0
    assert page.locator("style").count() == 0
    assert page.locator("script:not([src])").count() == 0
    assert page.locator("[onclick], [onchange], [onload]").count() == 0
