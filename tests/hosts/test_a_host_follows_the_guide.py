"""Somebody's site, fresh from `wagtail start`, follows docs/install.md word for word; then docs/operate.md to leave."""

import warnings

import pytest

from tests.hosts.documents import blocks
from tests.hosts.host import FLOORS, ROOT, Environment, Host
from tests.hosts.versions import NEWEST_NEEDS, newer_python, pairs

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

GUIDE = list(blocks(ROOT / "docs/install.md"))
LEAVING = list(blocks(ROOT / "docs/operate.md", "Uninstall"))


PAIRS = [pytest.param(pair, id=pair.name) for pair in pairs()]
EXTREMES = [PAIRS[0], PAIRS[-1]]
LOWER_FLOORS = [
    pytest.param(height, pair.values[0], id=f"{height}-{pair.id}")
    for pair, heights in zip(EXTREMES, [(1, 3), (2,)], strict=True)
    for height in heights
]
"""Each number of floors that stand without those above, in one of the extreme pairs."""
WITH_A_PAGE_MODEL = PAIRS[-1:]
"""The host whose own models are a page model too (from Wagtail 8 on); with the other pairs it keeps Wagtail's."""


@pytest.fixture(scope="module", params=PAIRS)
def environment(request, tmp_path_factory) -> Environment:
    """A virtual environment of one pair of versions, in which the wheel is installed as the guide says."""
    made = Environment(request.param, tmp_path_factory.mktemp(request.param.name))
    made.install(GUIDE)
    return made


@pytest.fixture(scope="module")
def host(environment) -> Host:
    """A host that has followed the whole guide."""
    made = environment.host("whole")
    made.apply(GUIDE)
    return made


def test_the_newest_django_is_tried_where_python_allows():
    if newer_python() is None:
        needed = ".".join(map(str, NEWEST_NEEDS))
        warnings.warn(f"The newest Django was NOT tried: no Python {needed} in PATH or ~/.pyenv.", stacklevel=1)


def test_the_wheel_is_installed_and_not_the_checkout(environment):
    where = environment.run("python -c 'import rrma_search; print(rrma_search.__file__)'")
    assert "site-packages" in where and str(ROOT) not in where


def test_nothing_is_left_to_check_or_to_migrate(host):
    host.manage("check --fail-level WARNING", "migrate --check", "makemigrations --check --dry-run")


def test_home_admin_and_both_searches_answer(host):
    host.probe("addresses", *FLOORS)


def test_a_sheet_is_published_and_found(host):
    host.probe("sheet")
    host.manage("rrma_index check")


@pytest.fixture(scope="module")
def site_in_use(environment) -> Host:
    """A site in French that has been running without us."""
    made = environment.host("in-use")
    made.add("mysite/settings/base.py", 'LANGUAGE_CODE = "fr"\n')
    made.manage("migrate")
    return made


@pytest.mark.parametrize(("height", "environment"), LOWER_FLOORS, indirect=["environment"], scope="module")
def test_lower_floors_stand_alone_in_a_site_in_use(environment, site_in_use, height):
    floors = FLOORS[:height]
    alone = environment.host(f"floors-{height}", site_in_use)
    alone.apply(GUIDE, floors)
    alone.manage("makemigrations --check --dry-run")
    alone.probe("addresses", *floors)


@pytest.fixture(scope="module")
def own_host(environment) -> Host:
    """A host with its own users, pictures and documents, AutoField, and two languages, that has followed the guide.

    With the newest versions, it has its own page model too.
    """
    made = environment.host("own")
    made.take_models_of_its_own()
    if environment.pair == pairs()[-1]:
        made.take_a_page_model_of_its_own()
    made.apply(GUIDE)
    return made


@pytest.mark.parametrize("environment", EXTREMES, indirect=True)
def test_a_host_may_have_models_of_its_own(own_host):
    own_host.manage("check --fail-level WARNING", "makemigrations --check --dry-run")
    own_host.probe("addresses", *FLOORS)


@pytest.mark.parametrize("environment", WITH_A_PAGE_MODEL, indirect=True)
def test_pages_stand_on_the_page_model_of_the_host(own_host):
    own_host.probe("page_tree")
    own_host.manage("migrate --check", "rrma_index check")


@pytest.mark.parametrize("environment", EXTREMES, indirect=True)
def test_sites_find_their_own_and_languages_theirs(own_host):
    own_host.probe("sites_and_languages")


@pytest.mark.parametrize("environment", WITH_A_PAGE_MODEL, indirect=True)
def test_a_host_keeps_its_page_model_when_it_leaves(own_host):
    own_host.probe("home_again")
    own_host.apply(LEAVING[:1])
    tables = own_host.manage("inspectdb")
    assert "basepage_basepage" in tables and "rrma_" not in tables
    problems = own_host.manage("shell -c 'from basepage.models import BasePage; print(BasePage.find_problems())'")
    assert "([], [], [], [], [])" in problems


@pytest.mark.parametrize("environment", EXTREMES, indirect=True)
def test_uninstalling_leaves_nothing(host):
    pages_and_tables, knowledge = LEAVING
    host.probe("home_again")
    host.apply([pages_and_tables])
    host.take_back_what_was_added()
    host.apply([knowledge])
    host.probe("leftovers")
    host.manage("check --fail-level WARNING", "migrate --check")
