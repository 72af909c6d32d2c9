"""The same search is always the same URL, and nothing in an address can make it larger than its bounds."""

import copy
import pickle

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_search.facets import Facet
from rrma_search.query import MAX_FILTERS, MAX_PAGE, SearchQuery
from tests.search.hostile import hostile_texts

FACETS = {
    "country": Facet(name="country"),
    "theme": Facet(name="theme"),
    "year": Facet(name="year"),
    "lead": Facet(name="lead", multiple=False),
}

TEXT = st.text(st.characters(), max_size=60)
QUERIES = st.builds(
    SearchQuery,
    text=TEXT,
    filters=st.dictionaries(st.sampled_from(["country", "theme", "year"]), st.lists(TEXT, max_size=30)),
    sort=st.sampled_from(["relevance", "date", "title", "price", ""]),
    page=st.one_of(st.integers(), TEXT),
)


def read(query_string, **fields):
    return SearchQuery.from_querydict(QueryDict(query_string), facets=FACETS, **fields)


def test_order_repetition_and_blanks_make_no_difference():
    one = read("theme=eau&country=BJ&q=eau++potable%20&country=ML&page=1&sort=relevance")
    other = read("country=ML&country=BJ&country=BJ&country=&q=eau potable&theme=%20eau")
    assert one == other
    assert hash(one) == hash(other)
    assert one.to_query_string() == other.to_query_string() == "q=eau+potable&country=BJ&country=ML&theme=eau"


def test_defaults_stand_in_no_address():
    assert SearchQuery().to_query_string() == ""
    assert SearchQuery(sort="date", page=3).to_query_string() == "sort=date&page=3"


def test_only_declared_facets_filter():
    query = read("colour=red&country=BJ&csrfmiddlewaretoken=x")
    assert query.filters == {"country": ("BJ",)}


def test_a_facet_of_one_value_takes_the_last_one():
    assert read("lead=a&lead=b").selected("lead") == ("b",)


def test_the_declared_facets_are_the_default():
    assert SearchQuery.from_querydict(QueryDict("type=guide&nothing=x")).filters == {"type": ("guide",)}


@pytest.mark.parametrize(
    ("given_page", "page"),
    [
        ("3", 3),
        ("1000000000", MAX_PAGE),
        ("9" * 5_000, MAX_PAGE),
        ("abc", 1),
        ("-4", 1),
        ("0", 1),
        ("2.5", 1),
        ("", 1),
        ("٣", 3),
        ("²", 1),
    ],
)
def test_the_page_stays_within_its_bounds(given_page, page):
    assert read(f"page={given_page}").page == page


def test_the_text_is_cut_and_cleaned():
    assert SearchQuery("é" * 100_000).text == "é" * 200
    assert SearchQuery(" l’eau\x00\tpotable\ud800\u202e ").text == "l’eau potable"
    assert SearchQuery("e\u0301lu") == SearchQuery("élu")


def test_at_most_forty_filters_stay_whatever_their_order():
    values = [f"v{number:03}" for number in range(100)]
    query = read("&".join(f"theme={value}" for value in values) + "&country=BJ")
    assert len(query.filters.pairs()) == MAX_FILTERS
    assert query == read("country=BJ&" + "&".join(f"theme={value}" for value in reversed(values)))


def test_an_unknown_sort_is_relevance():
    assert read("sort=price").sort == "relevance"


@settings(max_examples=300, deadline=None)
@given(QUERIES)
def test_reading_its_own_address_gives_the_same_search(query):
    assert SearchQuery.from_querydict(query.to_query_string(), facets=FACETS) == query
    assert SearchQuery.from_querydict(QueryDict(query.to_query_string()), facets=FACETS) == query


@settings(max_examples=200, deadline=None)
@given(QUERIES)
def test_every_field_is_within_its_bounds(query):
    assert len(query.text) <= 200
    assert len(query.filters.pairs()) <= 40
    assert 1 <= query.page <= 500
    assert "\x00" not in query.to_query_string()
    query.text.encode()


@given(QUERIES, st.sampled_from(["country", "theme"]), st.text("abc", min_size=1, max_size=5))
def test_adding_a_filter_and_taking_it_away_is_the_first_page_again(query, name, value):
    query = query.without_filter("year").without_filter(name, value)
    if len(query.filters.pairs()) < MAX_FILTERS:
        added = query.with_filter(name, value)
        assert added.has_filter(name, value)
        assert added.without_filter(name, value) == query.with_page(1)


def test_changing_a_search_leaves_the_first_one_alone_and_goes_to_its_first_page():
    query = SearchQuery("eau", {"country": ["BJ"]}, page=4)
    assert query.with_sort("date").to_query_string() == "q=eau&country=BJ&sort=date"
    assert query.with_only("country", "ML").to_query_string() == "q=eau&country=ML"
    assert query.with_text("maïs").page == 1
    assert query.without_filters() == SearchQuery("eau")
    assert query.with_page(5).page == 5
    assert query.to_query_string() == "q=eau&country=BJ&page=4"
    with pytest.raises(AttributeError):
        query.text = "other"


def test_one_value_may_be_given_as_it_is():
    assert SearchQuery(filters={"country": "BJ"}).filters == {"country": ("BJ",)}


def test_a_search_can_be_copied_and_kept():
    query = SearchQuery("eau", {"country": ["BJ"]})
    assert pickle.loads(pickle.dumps(query)) == copy.deepcopy(query) == query


def test_hostile_addresses_are_read():
    for text in hostile_texts():
        data = QueryDict(mutable=True)
        data.setlist("q", [text])
        data.setlist("country", [text, text, "BJ"])
        data.setlist("page", [text])
        data.setlist("sort", [text])
        query = SearchQuery.from_querydict(data, facets=FACETS)
        assert len(query.text) <= 200
        assert read(query.to_query_string()) == query
