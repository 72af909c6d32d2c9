"""What the directory lists and counts is what a count by hand gives, whatever is chosen and whatever else is there."""

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrma_directory.directory_page import DIRECTORY, DirectoryPage
from rrma_directory.organisation_facets import LETTERS, letter_of
from rrma_directory.slugs import sort_name
from rrma_search.documents import SearchDocument
from rrma_search.engines.collation import title_key
from rrma_search.projection import project
from rrma_search.service import search

from ..search.oracle import Asked, Oracle

pytestmark = pytest.mark.django_db

VALUES = {
    "family": ("collectivite", "reseau", "sante"),
    "organisation_kind": ("commune", "hopital", "clinique"),
    "level": ("commune", "region"),
    "region": ("53", "53-35", "53-29", "75-33"),
    "country": ("BJ", "DZ", "CA-QC"),
    "letter": ("A", "E", "Z", "0-9"),
}
CHOICES = {**VALUES, "region": (*VALUES["region"], "75"), "country": ("africa", "america", "CA", "BJ", "XX")}
PARENTS = {
    "region": {"53-35": "53", "53-29": "53", "75-33": "75"},
    "country": {"BJ": "africa", "DZ": "africa", "CA-QC": "CA", "CA": "america"},
}
WORDS = ("puits", "riz", "moulin")


def some(values: tuple[str, ...], most: int, least: int = 0):
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def documents(draw) -> tuple[SearchDocument, ...]:
    return tuple(
        SearchDocument(
            key=f"test:{number}",
            kind=draw(st.sampled_from(["organisation", "organisation", "organisation", "news"])),
            title=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
            url=f"/{number}/",
            facets={name: draw(some(values, 2)) for name, values in VALUES.items()},
        )
        for number in range(draw(st.integers(0, 14)))
    )


choices = st.fixed_dictionaries({}, optional={name: some(values, 2, 1) for name, values in CHOICES.items()})
words = st.lists(st.sampled_from([*WORDS, "introuvable"]), max_size=2, unique=True).map(tuple)


def address(asked: Asked) -> QueryDict:
    """The parameters of the address that asks for `asked`."""
    parameters = QueryDict(mutable=True)
    parameters["q"] = asked.text
    for name, values in asked.filters.items():
        parameters.setlist(name, values)
    return parameters


def by_hand(corpus: tuple[SearchDocument, ...], asked: Asked):
    filters = {**asked.filters, "type": ("organisation",)}
    if "letter" in filters:
        filters["letter"] = filters["letter"][-1:]  # one letter at a time
    oracle = Oracle(corpus, parents=PARENTS, silent=frozenset({*VALUES, "type"}))
    return oracle.answer(Asked(words=asked.words, filters=filters))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(corpus=documents(), chosen=choices, words=words)
def test_lists_counts_and_letters_are_those_of_a_count_by_hand(corpus, chosen, words):
    asked = Asked(words=words, filters=chosen)
    with transaction.atomic():
        project(corpus)
        results = search(DIRECTORY.asked(DIRECTORY.read(address(asked))))
        expected = by_hand(corpus, asked)
        transaction.set_rollback(True)
    assert results.total == expected.total
    assert {hit.key for hit in results.hits} == frozenset().union(*expected.tiers)
    for name in CHOICES:
        counts = {value.value: value.count for value in results.facets.get(name, []) if value.count}
        assert counts == expected.counts.get(name, {}), name
    letters = {letter.label: letter.count for letter in DirectoryPage(results, "/", listing=DIRECTORY).letters}
    assert {label: count for label, count in letters.items() if count} == expected.counts.get("letter", {})


@given(st.text(max_size=30))
def test_every_name_stands_under_the_letter_it_is_sorted_by(name):
    (letter,) = letter_of(sort_name(name)) or ("",)
    assert letter in ("", *LETTERS)
    first = sort_name(name)[:1]
    assert letter == ("0-9" if first.isdecimal() else first.upper())


@pytest.mark.parametrize(
    ("name", "letter"), [("Échirolles", "E"), ("œuvre", "O"), ("« Zoodo »", "Z"), ("3 Rives", "0-9"), ("Île", "I")]
)
def test_accents_case_and_quotation_marks_do_not_change_the_letter(name, letter):
    assert letter_of(sort_name(name)) == (letter,)
    assert title_key(name)[0].upper() == letter[0] or letter == "0-9"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(chosen=choices, words=words, sort=st.sampled_from(["", "title", "date", "relevance", "x"]))
def test_an_address_read_and_written_is_the_same(chosen, words, sort):
    parameters = address(Asked(words=words, filters=chosen))
    parameters["sort"] = sort
    query = DIRECTORY.read(parameters)
    again = DIRECTORY.read(QueryDict(query.to_query_string()))
    assert again == query == DIRECTORY.stripped(DIRECTORY.asked(query))
    assert "type" not in query.filters and DIRECTORY.asked(query).selected("type") == ("organisation",)
