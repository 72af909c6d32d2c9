"""docs/settings.md names every setting with its default, and none that the code does not read."""

import ast
import re
from pathlib import Path

import pytest

from rrma_newsletter import checks as newsletter_checks
from rrma_newsletter import conf as newsletter_conf
from rrma_search import checks, conf
from tests.house.conftest import APPS, ROOT

PAGE = ROOT / "docs/settings.md"
OURS = re.compile(r"\bRRMA_[A-Z_]+\b")
KEY_READ = re.compile(r'(?:search|newsletter)_settings\(\)\["(\w+)"\]')
DICTIONARIES = [("RRMA_SEARCH", conf, checks), ("RRMA_NEWSLETTER", newsletter_conf, newsletter_checks)]
VARIABLE_READ = re.compile(r'(?:environ\.get\(|environ\[|flag\()"(\w+)"')


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, list[str]]]:
    """Heading of each section → name in its table → the other cells of its row."""
    sections = re.split(r"^## +", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {section.splitlines()[0].strip("`"): _table(section) for section in sections}


def _table(section: str) -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| `")
    ]
    return {name.strip("`"): others for name, *others in cells}


def sources(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize(("name", "conf", "checks"), DICTIONARIES)
def test_every_key_is_there_with_its_default(rows, name, conf, checks):
    documented = {key: ast.literal_eval(cells[0].strip("`")) for key, cells in rows[name].items()}
    assert documented == dict(conf.DEFAULTS)


@pytest.mark.parametrize(("name", "conf", "checks"), DICTIONARIES)
def test_every_key_is_read_by_a_function_and_looked_at_by_a_check(name, conf, checks):
    read = set(KEY_READ.findall(Path(conf.__file__).read_text(encoding="utf-8")))
    assert read == set(conf.DEFAULTS) == set(checks.RULES)


def test_every_setting_of_ours_is_there_and_no_other(rows):
    read = {name for folder in APPS.values() for text in sources(folder) for name in OURS.findall(text)}
    assert {*(name for name, _conf, _checks in DICTIONARIES), *rows["Others of ours"]} == read


def test_settings_of_the_host_that_are_read_are_there(rows):
    """What the apps read of Django's and Wagtail's own settings has a line that says why."""
    read = {
        name
        for folder in APPS.values()
        for text in sources(folder)
        for name in re.findall(r'getattr\(settings, "(\w+)"', text) + re.findall(r"\bsettings\.([A-Z][A-Z_]+)\b", text)
    }
    assert {name for name in read if not OURS.fullmatch(name)} <= set(
        rows["Settings of Django and Wagtail that matter here"]
    )


def test_every_variable_of_the_demonstration_is_there_and_no_other(rows):
    text = (ROOT / "site/rrma_site/settings.py").read_text(encoding="utf-8")
    assert set(rows["The demonstration site"]) == set(VARIABLE_READ.findall(text))
