"""Somebody's site: a project made by `wagtail start` in a virtual environment of its own."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from tests.hosts import own_page_model
from tests.hosts.documents import Block
from tests.hosts.versions import Pair

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FLOORS = ("rrma_search", "rrma_directory", "rrma_pages", "rrma_casestudies", "rrma_newsletter")
CHECKOUT = "path/to/wagtail-rrma"
NAME = "mysite"


class Environment:
    """A virtual environment with Django and Wagtail, as a host has before it hears of us."""

    def __init__(self, pair: Pair, folder: Path) -> None:
        """Make it in `folder`, with an untouched project beside it; raises AssertionError when pip fails."""
        self.pair, self.folder = pair, folder
        self.run(f"{pair.python} -m venv --without-pip {folder / 'venv'}")
        # Commands that live for seconds need not collect garbage: migrations take two thirds of the time without.
        [packages] = folder.glob("venv/lib/python*/site-packages")
        (packages / "collect_no_garbage.pth").write_text("import gc; gc.disable()\n")
        # What is never imported need not be compiled: half of the time of pip.
        pip = f"{sys.executable} -m pip --python {folder / 'venv/bin/python'} --quiet --disable-pip-version-check"
        self.run(f"{pip} install --no-compile pip '{pair.wagtail}' '{pair.django}'")
        self.run(f"wagtail start {NAME} > start.log")

    def run(self, script: str, folder: Path | None = None) -> str:
        """What `script` says, run by sh with the environment active; raises AssertionError with it when it fails."""
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=folder or self.folder,
            env=self._variables(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}"
        return done.stdout

    def _variables(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJANGO", "PYTEST"))
        }
        return {
            **kept,
            "PATH": f"{self.folder / 'venv/bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONWARNINGS": "ignore",
        }

    def install(self, steps: Iterable[Block]) -> None:
        """Run the blocks of a document that install something, on this very checkout."""
        for block in steps:
            if block.language == "sh" and _installs(block):
                self.run(block.text.replace(CHECKOUT, str(ROOT)))

    def host(self, name: str, like: "Host | None" = None) -> "Host":
        """A new project called `name`: a copy of `like`, or of the untouched one."""
        folder = self.folder / name
        shutil.copytree(like.folder if like else self.folder / NAME, folder)
        return Host(self, folder)


class Host:
    """A project on disk, to which a document is applied and of which questions are asked."""

    def __init__(self, environment: Environment, folder: Path) -> None:
        """A host in `folder`, run with `environment`."""
        self.environment, self.folder = environment, folder

    def run(self, script: str) -> str:
        """What `script` says, run by sh in the folder of the project."""
        return self.environment.run(script, self.folder)

    def manage(self, *commands: str) -> str:
        """What management commands say, one after the other in one process; raises AssertionError when one fails."""
        return self.probe("commands", *commands)

    def probe(self, name: str, *arguments: str) -> str:
        """What the script `name` of the folder `probes` says, run inside the project; it fails by itself."""
        given = shlex.join(arguments)
        return self.run(
            f"DJANGO_SETTINGS_MODULE={NAME}.settings.dev PYTHONPATH=. python {HERE}/probes/{name}.py {given}"
        )

    def add(self, path: str, text: str) -> None:
        """Write `text` at the end of a file of the project, which is made where it is missing."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")

    def take_models_of_its_own(self) -> None:
        """Give the project what the folder `own` holds: two apps with their first migrations, settings, addresses."""
        for app in ("accounts", "library"):
            self.add(f"{app}/__init__.py", "")
            self.add(f"{app}/models.py", _own(app))
        self.add(f"{NAME}/settings/base.py", _own("settings"))
        self.add(f"{NAME}/urls.py", _own("urls"))
        self.manage("makemigrations accounts library")

    def take_a_page_model_of_its_own(self) -> None:
        """Give the project a page model, as Wagtail's documentation says: the app, its three migrations, what names it.

        Wagtail 8 is needed.
        """
        app = own_page_model.APP
        self.add(f"{app}/__init__.py", "")
        self.add(f"{app}/models.py", own_page_model.MODELS)
        self.add(f"{NAME}/settings/base.py", own_page_model.SETTINGS)
        own_page_model.name_in_project(self.folder)
        self.manage(f"makemigrations {app}")
        own_page_model.run_before_wagtails(self.folder)
        self.add(f"{app}/migrations/0002_bootstrap_page_model.py", own_page_model.BOOTSTRAP)
        self.manage(f"makemigrations {app} --no-input --name finalize_page_model")

    def take_back_what_was_added(self) -> None:
        """Put the settings and the addresses back as `wagtail start` made them."""
        for path in (f"{NAME}/settings/base.py", f"{NAME}/urls.py"):
            shutil.copy(self.environment.folder / NAME / path, self.folder / path)

    def apply(self, steps: Iterable[Block], floors: Collection[str] = FLOORS) -> None:
        """Do what a document says, block after block; without the lines of floors that are not taken.

        What pip installs is the environment's: see `Environment.install`.
        """
        absent = set(FLOORS) - set(floors)
        for block in steps:
            if block.language == "python":
                assert block.file, f"A block names no file to add it to:\n{block.text}"
                self.add(block.file, block.without(absent).addition)
            elif block.language == "sh" and not _installs(block):
                self.run(block.without(absent).text)


def _installs(block: Block) -> bool:
    return block.text.startswith("pip ")


def _own(module: str) -> str:
    return (HERE / f"own/{module}.py").read_text(encoding="utf-8")
