"""Whatever is put into an address of the site, it answers: no fault of the server, within a second."""

import logging
import random
import sys
import time
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.urls import reverse

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Organisation
from rrma_pages.models import ContentPage, GuidePage, NewsPage
from tests.search.hostile import hostile_texts

SEED = 20_261_121
QUERIES = 300
SECONDS = 1.0

PARAMETERS = (
    "q",
    "country",
    "theme",
    "keyword",
    "type",
    "year",
    "sdg",
    "level",
    "region",
    "lesson",
    "organisation",
    "organisation_kind",
    "audience",
    "guide",
    "niveau",
    "family",
    "letter",
    "sort",
    "page",
    "page_size",
    "dialect",
    "site",
    "csrfmiddlewaretoken",
    "q[]",
    "",
)
VALUES = (
    "1000000000",
    "-1",
    "0",
    "1e400",
    "NaN",
    "BJ",
    "africa",
    "bj",
    "case-sheet",
    "٣",
    "on",
    "null",
    "0x10",
    "../..",
)


def query_strings() -> list[str]:
    """`QUERIES` query strings, always the same for one seed, which is printed so that a failure can be replayed."""
    sys.stdout.write(f"hostile requests: seed {SEED}\n")
    dice = random.Random(SEED)
    texts = list(hostile_texts(QUERIES, SEED))
    return [_query_string(dice, text) for text in texts]


def _query_string(dice: random.Random, text: str) -> str:
    if dice.random() < 0.1:
        return quote(text.encode("utf-8", "surrogatepass"), safe="&=;+%?/")  # no parameter at all, or broken ones
    pairs = [(dice.choice(PARAMETERS), text)]
    for _ in range(dice.choice([0, 1, 3, 60])):
        pairs.append((dice.choice(PARAMETERS), dice.choice([*VALUES, text[:50]])))
    dice.shuffle(pairs)
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])


@pytest.fixture
def client(client) -> Client:
    """A visitor who sees a fault of the server as an answer; the log of what was refused is kept out of the way."""
    client.raise_request_exception = False
    logging.disable(logging.ERROR)
    yield client
    logging.disable(logging.NOTSET)


def answer(client: Client, path: str, **environment: str):
    """The answer to a request, which takes less than a second of this thread's work (other processes aside).

    Asked again before it counts as slow: now and then a request pays for what others left (a full garbage collection of
    a process that has run hundreds of tests); what is slow by itself is slow twice.
    """
    for _attempt in range(2):
        started = time.thread_time()
        response = client.get(path, **environment)
        seconds = time.thread_time() - started
        assert response.status_code < 500, (path[:300], environment)
        if seconds < SECONDS:
            return response
    raise AssertionError(f"{seconds:.1f} seconds for {path[:300]} {environment}")


@pytest.fixture
def addresses(network) -> dict[str, str]:
    """One address of each public route."""
    return {
        "home": "/",
        "sheets": "/fiches/",
        "sheet": CaseSheetPage.objects.live().first().url,
        "news": "/actualites/",
        "news of a year": "/actualites/2025/",
        "news feed": "/actualites/flux.xml",
        "news item": NewsPage.objects.live().first().url,
        "guides": "/guides/",
        "guide": GuidePage.objects.live().first().url,
        "plain page": ContentPage.objects.live().get(slug="glossaire").url,
        "directory": "/annuaire/",
        "topic": "/pays/BJ/",
        "sitemap": "/sitemap.xml",
        "colours": "/couleurs.css",
        "organisation": Organisation.objects.first().get_absolute_url(),
        "search": reverse("rrma_search:search"),
        "csv": reverse("rrma_search:csv"),
        "xlsx": reverse("rrma_search:xlsx"),
        "feed of a search": reverse("rrma_search:feed"),
        "api": reverse("rrma_search_api:search"),
        "api description": reverse("rrma_search_api:openapi-json"),
        "api documentation": reverse("rrma_search_api:docs"),
        "nowhere": "/nulle-part/",
    }


# Every twelfth of the query strings here, of the directory, which reads its address as the search does, every 24th;
# all of them among the long tests.
@pytest.mark.parametrize(
    ("route", "every"),
    [("search", 12), ("directory", 24), *(pytest.param(r, 1, marks=pytest.mark.slow) for r in ("search", "directory"))],
)
def test_no_query_string_breaks_a_listing(addresses, client, route, every):
    for query_string in query_strings()[::every]:
        response = answer(client, addresses[route], QUERY_STRING=query_string)
        if response.status_code == 302:
            response = answer(client, response["Location"])
        assert response.status_code == 200, query_string[:300]


# Other pages read one parameter or none: every sixtieth of the query strings here, every sixth among the long tests.
@pytest.mark.parametrize("every", [60, pytest.param(6, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "route",
    [
        *("home", "sheets", "sheet", "directory", "organisation", "topic", "colours", "nowhere"),
        *("news", "news of a year", "news feed", "news item", "plain page", "guides", "guide"),
    ],
)
def test_no_query_string_breaks_another_route(addresses, client, route, every):
    for query_string in query_strings()[::every]:
        answer(client, addresses[route], QUERY_STRING=query_string)


# The other shapes of a search read its address too; the API may refuse it, but never without a word.
@pytest.mark.parametrize("every", [60, pytest.param(4, marks=pytest.mark.slow)])
@pytest.mark.parametrize("route", ["csv", "xlsx", "feed of a search", "api", "api description", "api documentation"])
def test_no_query_string_breaks_another_shape(addresses, client, route, every):
    for query_string in query_strings()[::every]:
        response = answer(client, addresses[route], QUERY_STRING=query_string)
        assert response.status_code == 200 or (route == "api" and response.status_code in (400, 404)), query_string[
            :300
        ]
        if response.streaming:
            assert b"".join(response.streaming_content)
        elif response.status_code != 200:
            assert response.json()["detail"]


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "prefix", ["/", "/recherche/", "/annuaire/", "/fiches/", "/actualites/", "/documents/", "/media/"]
)
def test_no_path_breaks_the_site(network, client, prefix, every):
    for text in list(hostile_texts(60, SEED))[::every]:
        answer(client, prefix + quote(text[:2_000].encode("utf-8", "surrogatepass"), safe="/"))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_other_methods_are_refused_without_a_fault(addresses, client, method):
    for address in addresses.values():
        assert getattr(client, method)(address).status_code < 500
