"""What the visitor reads on the search page is what was counted by hand, and what each box opens on."""

import pytest
from bs4 import BeautifulSoup

from tests.site.test_searches_give_the_expected_counts import CONTINENTS, FILTERS, SLUGS

KEYS = {
    "keyword": ("sheets_per_keyword", SLUGS.get),
    "country": ("sheets_per_country_primary", str),
    "continent": ("sheets_per_continent_primary", CONTINENTS.get),
    "theme": ("sheets_per_root_theme_rolled_up", str),
    "sub-theme": ("sheets_per_theme_direct", str),
    "level": ("sheets_per_lead_level", str),
    "lesson": ("sheets_with_lesson_kind", str),
}
FACETS = {"continent": "country", "sub-theme": "theme"}


@pytest.fixture
def page(network, client):
    """A function that opens the search page and gives it parsed."""

    def opened(**filters) -> BeautifulSoup:
        response = client.get("/recherche/", {"type": "case-sheet", **filters}, follow=True)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return opened


def number(tag) -> int:
    """The number that `tag` starts with; « Aucun résultat » is none."""
    digits = "".join(character for character in next(iter(tag.stripped_strings)) if character.isdigit())
    return int(digits or 0)


def boxes(soup: BeautifulSoup, facet: str) -> dict[str, int]:
    """Value → count beside its box."""
    found = soup.find_all("input", attrs={"type": "checkbox", "name": facet})
    return {box["value"]: number(box.find_parent("label").find(class_="rrma-check__n")) for box in found}


def total(soup: BeautifulSoup) -> int:
    return number(soup.find(class_="rrma-tools__count", id="nb"))


def titles_of(soup: BeautifulSoup) -> list[str]:
    return [title.get_text().replace("\xa0", " ") for title in soup.find_all(class_="rrma-result__title")]


@pytest.mark.parametrize("name", sorted(KEYS))
def test_the_boxes_bear_the_expected_counts(page, expected, name):
    block, key = KEYS[name]
    roots = set(expected["sheets_per_root_theme_rolled_up"])
    shown = boxes(page(), FACETS.get(name, name))
    rows = {key(value): row["count"] for value, row in expected[block].items()}
    if name == "sub-theme":
        rows = {slug: count for slug, count in rows.items() if slug not in roots}
    chosen_by_all = {value for value, count in rows.items() if count == expected["sheets"]}
    assert {value: shown.get(value, 0) for value in rows if value not in chosen_by_all} == {
        value: count for value, count in rows.items() if value not in chosen_by_all
    }


def test_a_value_of_every_sheet_is_told_but_is_no_choice(page, expected):
    soup = page()
    common = soup.find(class_="rrma-check--all")
    assert "coopération internationale" in common.get_text().replace("\xa0", " ")
    assert number(common.find(class_="rrma-check__n")) == expected["sheets"]
    assert "cooperation-internationale" not in boxes(soup, "keyword")


def test_quebec_counts_for_canada(page):
    shown = boxes(page(), "country")
    assert shown["CA"] == shown["CA-QC"] == 1


def test_each_example_opens_on_its_sheets(page, expected, titles):
    for example in expected["facet_examples"]:
        if "kinds" in example["filters"]:
            continue  # the kind of cooperation is not a facet
        filters = {FILTERS[name]: [SLUGS.get(value, value) for value in values]
                   for name, values in example["filters"].items()}  # fmt: skip
        soup = page(**filters)
        assert {titles[title] for title in titles_of(soup)} == set(example["sheets"]), example["label"]
        assert total(soup) == example["count"], example["label"]


def test_a_box_announces_what_it_opens_on(page):
    for facet in ("country", "lesson"):
        for value, count in boxes(page(), facet).items():
            assert total(page(**{facet: value})) == count, (facet, value)
