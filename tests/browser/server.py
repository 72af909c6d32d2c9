"""The demonstration site on a server of its own, and the Chromium that visits it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anyascii import anyascii
from django.utils.text import slugify
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
OFFICER = ("agente", "un mot de passe d’essai")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
MAKE_OFFICER = """
from django.contrib.auth.models import Group, User
user = User.objects.create_user({0!r}, "agente@example.org", {1!r})
user.groups.add(Group.objects.get(name="Moderators"))
"""


def sheet(title: str) -> str:
    """Address of the sheet of this title."""
    return f"/fiches/{slugify(anyascii(title))}/"


PUBLIC_PAGES = {
    "home": "/",
    "sheets": "/fiches/",
    "search": "/recherche/",
    "filtered": "/recherche/?country=SN&q=coop%C3%A9ratives+de+femmes",
    "widened": "/recherche/?q=compost+tourisme+banque",
    "empty": "/recherche/?country=VN&q=compostt",
    "unknown": "/recherche/?theme=inconnu",
    "sheet": sheet("Labellisation bio et équitable de la filière du thé Shan"),
    "organisation": "/annuaire/region-nouvelle-aquitaine/",
}
"""An address of every kind of public page, by a name for it."""


@contextmanager
def demonstration(var: Path) -> Iterator[str]:
    """The address of a demonstration site with its files in `var`, and a communications officer who may publish."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "DATABASE_URL": f"sqlite:///{var / 'demo.sqlite3'}",
        "RRMA_TEST_VAR": str(var),
        "SECRET_KEY": "only for tests",
        "DEBUG": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }

    def manage(*command: str) -> None:
        subprocess.run([sys.executable, "site/manage.py", *command], cwd=ROOT, env=environment, check=True)

    manage("migrate", "--verbosity=0")
    manage("collectstatic", "--noinput", "--verbosity=0")
    manage("rrma_demo", "--verbosity=0")
    manage("shell", "--verbosity=0", "-c", MAKE_OFFICER.format(*OFFICER))
    port = free_port()
    with (var / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", "rrma_site.wsgi:application"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_it_answers(f"{url}/", server)
            yield url
        finally:
            server.terminate()
            server.wait(10)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """The machine's Chromium, headless; RRMA_CHROMIUM names it where it is not on the path."""
    executable = os.environ.get("RRMA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is not on this machine: install it, or name it in RRMA_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped by itself"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} did not answer within a minute")
