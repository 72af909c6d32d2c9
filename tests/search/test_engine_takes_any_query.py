"""Whatever a visitor types or puts into an address, a search answers, within bounds."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

NASTY = [
    '"',
    '""',
    '" OR "',
    "eau AND",
    "NEAR(eau riz, 2)",
    "NOT eau",
    "title:eau",
    "{title} : eau",
    "eau*",
    "^eau",
    "eau + riz",
    "(((((",
    "'; DROP TABLE rrma_search_indexeddocument; --",
    "\x00eau\x00",
    "\ud800\udfff",
    "=eau",
    "eau~f",
    "¶",
    '"¶ ¶"',
    "%s %(x)s",
    "-" * 200,
    '"' * 10_000,
    "eau " * 25_000,
    "é" * 100_000,
    "🌍 𝕖𝕒𝕦 ﷽",
    " ".join(f"mot{number}" for number in range(60)),
]


@pytest.fixture(autouse=True)
def documents() -> None:
    project([make_document(1, title="L’eau et le riz"), make_document(2, title="OR AND NOT NEAR", body="a¶b = ~f")])


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_is_answered_at_once(text):
    started = time.monotonic()
    results = search(SearchQuery(text, {"zone": [text, "alto"], text[:50]: ["x"]}))
    assert time.monotonic() - started < 1
    assert results.total == 0


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_alone_is_answered(text):
    results = search(SearchQuery(text))
    assert 0 <= results.total <= 2
    assert [hit.highlights["title"] for hit in results.hits] or results.total == 0


def test_operators_are_words():
    assert [hit.key for hit in search(SearchQuery('near "or and"')).hits] == ["test:2"]


def test_terms_of_the_index_cannot_be_asked_for_by_their_inner_form():
    assert [hit.key for hit in search(SearchQuery("=eau")).hits] == ["test:1"]
    assert search(SearchQuery("¶")).total == search(SearchQuery("")).total


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters() | st.sampled_from('"-*:()^{}+=~¶ eau'), max_size=60),
    value=st.text(max_size=20),
    sort=st.text(max_size=10) | st.sampled_from(["date", "title"]),
    page=st.integers() | st.text(max_size=5),
)
def test_random_text_is_answered(text, value, sort, page):
    results = search(SearchQuery(text, {"theme": [value]} if value else {}, sort=sort, page=page))
    assert results.total == results.strict_total + results.widened_total
    assert len(results.hits) == results.total
