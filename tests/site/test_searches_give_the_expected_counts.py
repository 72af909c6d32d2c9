"""On the sheets of the demonstration, every count is the one worked out by hand."""

from collections.abc import Callable

import pytest

from rrma_search.query import SearchQuery
from rrma_search.service import search

SLUGS = {
    "coopération internationale": "cooperation-internationale",
    "alimentation durable": "alimentation-durable",
    "commerce équitable": "commerce-equitable",
    "culture": "culture",
    "gestion des déchets": "gestion-des-dechets",
    "innovation sociale": "innovation-sociale",
    "jeunesse": "jeunesse",
    "numérique": "numerique",
    "tourisme solidaire": "tourisme-solidaire",
    "transition énergétique": "transition-energetique",
}
CONTINENTS = {"Afrique": "africa", "Amérique": "america", "Asie": "asia", "Europe": "europe"}
FILTERS = {
    "keywords": "keyword",
    "countries": "country",
    "themes": "theme",
    "lead_levels": "level",
    "lesson_kinds": "lesson",
}


def case_sheets(**filters: list[str]):
    return search(SearchQuery(filters={"type": ["case-sheet"], **filters}))


def counts(facet: str) -> dict[str, int]:
    """What the facet announces on all the sheets."""
    return {value.value: value.count for value in case_sheets().facets[facet]}


@pytest.fixture
def found(network, titles) -> Callable[..., set[str]]:
    """A function that searches the sheets and gives the identifiers of those found."""

    def identifiers(**filters: list[str]) -> set[str]:
        results = case_sheets(**filters)
        assert results.total == len(results.hits)
        return {titles[hit.title] for hit in results.hits}

    return identifiers


def hold(facet: str, rows: dict, found, key=lambda name: name) -> None:
    """Each value announces its count, and its link opens on exactly these sheets."""
    announced = counts(facet)
    for name, row in rows.items():
        assert announced.get(key(name), 0) == row["count"], name
        assert found(**{facet: [key(name)]}) == set(row["sheets"]), name


def test_all_the_sheets_are_there(found, expected):
    assert len(found()) == expected["sheets"]


def test_keywords(found, expected):
    hold("keyword", expected["sheets_per_keyword"], found, SLUGS.get)


def test_primary_countries(found, expected):
    rows = expected["sheets_per_country_primary"]
    hold("country", rows, found)
    assert sum(1 for code in counts("country") if len(code) == 2) == expected["distinct_primary_countries"] == len(rows)


def test_a_subdivision_counts_for_its_country(found, expected):
    assert counts("country")["CA-QC"] == counts("country")["CA"] == 1
    assert found(country=["CA-QC"]) == set(expected["sheets_per_subdivision_partner_side"]["CA-QC"]["sheets"])


def test_secondary_countries_are_not_counted(found, expected):
    for code, row in expected["sheets_per_country_secondary"].items():
        assert not found(country=[code]) & set(row["sheets"])


def test_continents(found, expected):
    hold("country", expected["sheets_per_continent_primary"], found, CONTINENTS.get)


def test_france_is_never_counted(network):
    assert {"FR", "europe", "oceania"}.isdisjoint(counts("country"))


def test_themes_with_their_sub_themes(found, expected):
    hold("theme", expected["sheets_per_root_theme_rolled_up"], found)
    leaves = {
        slug: row
        for slug, row in expected["sheets_per_theme_direct"].items()
        if slug not in expected["sheets_per_root_theme_rolled_up"]
    }
    hold("theme", leaves, found)


def test_levels_of_the_french_lead(found, expected):
    hold("level", expected["sheets_per_lead_level"], found)


def test_lessons(found, expected):
    hold("lesson", expected["sheets_with_lesson_kind"], found)


def test_year_of_publication(network, expected):
    assert counts("year") == {"2019": expected["sheets"]}


def test_examples_across_facets(found, expected):
    for example in expected["facet_examples"]:
        filters = dict(example["filters"])
        if "kinds" in filters:
            continue  # the kind of cooperation is not a facet
        chosen = {FILTERS[name]: [SLUGS.get(value, value) for value in values] for name, values in filters.items()}
        results = found(**chosen)
        assert results == set(example["sheets"]), example["label"]
        assert len(results) == example["count"], example["label"]


def test_a_value_announces_what_its_link_opens_on(network):
    for name, values in case_sheets(country=["BJ", "BF"]).facets.items():
        for value in values:
            kept = {"country": ["BJ", "BF"]} if name != "country" else {}
            if name != "type" and value.count:
                assert case_sheets(**{**kept, name: [value.value]}).total == value.count, (name, value.value)
