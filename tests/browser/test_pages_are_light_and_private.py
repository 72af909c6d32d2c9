"""A first view weighs little, asks nobody else, and leaves no cookie."""

from urllib.parse import urlsplit

MOST_BYTES = 150_000
MOST_REQUESTS = 12


def test_weight_requests_third_parties_and_cookies(visit, address, site_url):
    page = visit(viewport={"width": 390, "height": 844})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: sum_of(request.sizes())}))
    page.goto(address, wait_until="networkidle")
    hosts = {urlsplit(url).netloc for url in sizes}
    assert hosts == {urlsplit(site_url).netloc}
    assert len(sizes) <= MOST_REQUESTS, sorted(sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert not page.context.cookies()


def sum_of(sizes) -> int:
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def test_nothing_is_inline(visit, address):
    page = visit()
    page.goto(address)
    assert page.locator("[style]").count() == 0
    assert page.locator("style").count() == 0
    assert page.locator("script:not([src])").count() == 0
    assert page.locator("[onclick], [onchange], [onload]").count() == 0
