"""What is installed in somebody's site: four apps, whole, and no more."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.conftest import APPS, ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> set[str]:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = target.glob("wagtail_rrma-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_only_the_apps_and_the_metadata_are_inside(names):
    roots = {name.split("/")[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == set(APPS)


def test_everything_of_each_app_is_inside(names, app):
    expected = {
        f"{app.name}/{path.relative_to(app).as_posix()}"
        for path in app.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected == {name for name in names if name.startswith(f"{app.name}/")}


def test_translations_and_types_are_inside(names):
    for app in APPS:
        assert f"{app}/py.typed" in names
        assert f"{app}/locale/fr/LC_MESSAGES/django.mo" in names
        assert any(name.startswith(f"{app}/migrations/0001_") for name in names)


def test_the_licence_is_inside(names):
    assert any(Path(name).name == "LICENSE" for name in names)
