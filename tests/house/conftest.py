"""What the tests of the house share: its root folder, its apps, and a way to run its tools."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = {
    "rrma_search": ROOT / "search/rrma_search",
    "rrma_directory": ROOT / "directory/rrma_directory",
    "rrma_pages": ROOT / "rrma_pages/rrma_pages",
    "rrma_casestudies": ROOT / "casestudies/rrma_casestudies",
    "rrma_newsletter": ROOT / "newsletter/rrma_newsletter",
}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def apps() -> list[Path]:
    """The folders of the five apps."""
    return list(APPS.values())


@pytest.fixture(params=sorted(APPS))
def app(request) -> Path:
    """The folder of each of the five apps in turn."""
    return APPS[request.param]


@pytest.fixture(scope="session")
def run_tool() -> Callable[..., None]:
    """A function that runs a tool of the virtual environment at the root and fails with all it said."""

    def run(*command: str) -> None:
        tool = Path(sys.executable).parent / command[0]
        done = subprocess.run(
            [tool, *command[1:]],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    return run


@pytest.fixture(scope="session")
def tracked_files() -> list[Path]:
    """Every file that git tracks, or would after `git add`; an unpacked archive has no such list."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
