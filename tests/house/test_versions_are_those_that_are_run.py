"""What is said of versions, in the guide, the metadata and the changelog, agrees with what is run."""

import re
import tomllib

import pytest

from tests.hosts.versions import pairs
from tests.house.conftest import ROOT

CLASSIFIER = re.compile(
    r"(?:Programming Language :: Python|Framework :: Django|Framework :: Wagtail) :: (\d+(?:\.\d+)?)$"
)


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """The table of versions of the guide: Python, Django, Wagtail, what is run."""
    section = (ROOT / "docs/install.md").read_text(encoding="utf-8").partition("\n## Versions\n")[2]
    lines = [line for line in section.partition("\n## ")[0].splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def numbers(rows: list[list[str]], column: int) -> set[str]:
    return {re.match(r"\d+\.\d+", row[column]).group() for row in rows}


def classifiers(start: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = (CLASSIFIER.match(line) for line in project["classifiers"] if line.startswith(start))
    return {match.group(1) for match in found if match} - {"3"}


def test_the_metadata_name_the_versions_of_the_table(rows):
    assert classifiers("Programming Language :: Python") == numbers(rows, 0)
    assert classifiers("Framework :: Django") == numbers(rows, 1)
    assert classifiers("Framework :: Wagtail") == {version.partition(".")[0] for version in numbers(rows, 2)}


def test_the_lowest_pair_is_what_hosts_are_made_of(rows):
    lowest = pairs()[0]
    assert ["5.2.0", "7.4.3"] in [row[1:3] for row in rows]
    assert (lowest.django, lowest.wagtail) == ("django==5.2", "wagtail==7.4.3")


def test_every_version_says_whether_the_index_must_be_rebuilt():
    sections = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert sections
    for section in sections:
        assert re.search(r"^Rebuild needed: (yes|no)\.", section, flags=re.MULTILINE), section.splitlines()[0]
