"""Sites that take long to make: made once for a state of the code, kept in .pytest_cache, and never written to again.

Whoever needs one copies it, or reads its database into another with `read_into`. A change of any file of the apps or of
the site, of a version installed, or of the day, and they are made anew: so each is what the code of now makes.
"""

import fcntl
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache" / "prepared"
NOT_CODE = {"tests", "benchmarks", "docs", "var", "screenshots", "dist", "build"}
DATABASE, MEDIA = "site.sqlite3", "media"
A_DAY = 24 * 3600
# A command that lives for seconds need not collect garbage: migrations take two thirds of the time without.
MANAGE = "import gc; gc.disable(); import runpy; runpy.run_path('site/manage.py', run_name='__main__')"


def migrated() -> Path:
    """The folder of a site just installed: its database, as migrations make it."""
    return _made("migrated", lambda folder: manage(folder, "migrate"))


def demonstration() -> Path:
    """The folder of the demonstration: its database and its pictures, as `rrma_demo` makes them."""

    def make(folder: Path) -> None:
        shutil.copytree(migrated(), folder, dirs_exist_ok=True)
        manage(folder, "rrma_demo")

    return _made("demonstration", make)


def read_into(connection: sqlite3.Connection, folder: Path) -> None:
    """Replace what the database of `connection` holds by the database in `folder`."""
    with closing(sqlite3.connect(folder / DATABASE)) as kept:
        kept.backup(connection)


def manage(folder: Path, *command: str) -> None:
    """Run a management command of the site whose database and files are in `folder`; raises CalledProcessError."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "ELASTICSEARCH_URL"},
        "DJANGO_SETTINGS_MODULE": "rrma_site.settings",
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "VAR": str(folder),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
        "SECRET_KEY": "only for tests",
    }
    subprocess.run([sys.executable, "-c", MANAGE, *command, "--verbosity=0"], cwd=ROOT, env=environment, check=True)


def _made(name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this state of the code; whichever process comes first makes it, the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / f"{name}-{_state()}"
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _forget_what_is_old()
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            _in_one_file(unfinished / DATABASE)
            unfinished.rename(folder)
    return folder


def _in_one_file(database: Path) -> None:
    """Let readers leave nothing beside `database`: others may be copying its folder."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _forget_what_is_old() -> None:
    for folder in KEPT.glob("*-*"):
        if folder.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _state() -> str:
    """What stands for the code, the versions it runs on, and the day."""
    state = hashlib.sha256()
    for part in (sys.version, sqlite3.sqlite_version, str(date.today()), *_versions()):
        state.update(part.encode())
    for path in _files():
        state.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return state.hexdigest()[:20]


def _versions() -> list[str]:
    """What the site runs on: what it and we require, and what that requires; the tools of tests make no difference."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    versions: dict[str, str] = {}
    required = ["wagtail-rrma", *groups["site"]]
    while required:
        name = re.match(r"[\w.-]+", required.pop())[0]
        with suppress(PackageNotFoundError):  # for another system, or another version of Python
            if name not in versions:
                found = distribution(name)
                versions[name] = found.version
                required += [each for each in found.requires or () if "extra ==" not in each]
    return sorted(f"{name} {version}" for name, version in versions.items())


def _files() -> Iterator[Path]:
    for part in sorted(ROOT.iterdir()):
        if part.is_dir() and part.name not in NOT_CODE and not part.name.startswith("."):
            yield from sorted(p for p in part.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
