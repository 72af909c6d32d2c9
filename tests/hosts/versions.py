"""The pairs of versions that hosts are made of, and the Pythons of this machine that can run them."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

NEWEST_NEEDS = (3, 12)
"""The oldest Python that the newest Django runs on."""


class Pair(NamedTuple):
    """What a virtual environment is made with: a Python, and what pip is asked for."""

    name: str
    python: str
    wagtail: str
    django: str


def pairs() -> list[Pair]:
    """The pairs that can be tried here: the last one needs a newer Python than the others."""
    found = [
        Pair("lowest", sys.executable, "wagtail==7.4.3", "django==5.2"),
        Pair("newest-wagtail", sys.executable, "wagtail", "django==5.2.*"),
    ]
    python = newer_python()
    return [*found, Pair("newest", python, "wagtail", "django")] if python else found


@cache
def newer_python() -> str | None:
    """A Python that the newest Django runs on, in PATH or among those of pyenv; None when there is none."""
    names = ("python3.14", "python3.13", "python3.12", "python3")
    in_path = [path for name in names if (path := shutil.which(name))]
    of_pyenv = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python"), reverse=True)
    candidates = [sys.executable, *in_path, *map(str, of_pyenv)]
    return next((python for python in candidates if _is_new_enough(python)), None)


def _is_new_enough(python: str) -> bool:
    code = f"import sys, venv; sys.exit(sys.version_info < {NEWEST_NEEDS})"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0
