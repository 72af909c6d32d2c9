"""A real server on the demonstration content, and a real Chromium that visits it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
OFFICER = ("agente", "un mot de passe d’essai")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def pytest_collection_modifyitems(items) -> None:
    """Every test of this folder needs Chromium, and is marked so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


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


MAKE_OFFICER = """
from django.contrib.auth.models import Group, User
user = User.objects.create_user({0!r}, "agente@example.org", {1!r})
user.groups.add(Group.objects.get(name="Moderators"))
"""


@pytest.fixture(scope="session")
def site_url(tmp_path_factory) -> Iterator[str]:
    """Address of a demonstration site made for this run, with a communications officer who may publish."""
    var = tmp_path_factory.mktemp("demo")
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
    log = (var / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", "rrma_site.wsgi:application"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=log,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(f"{url}/", server)
        yield url
    finally:
        server.terminate()
        server.wait(10)
        log.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = os.environ.get("RRMA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is not on this machine: install it, or name it in RRMA_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site_url) -> Iterator[Callable[..., Page]]:
    """A function that opens a new visitor's window: options of `Browser.new_context`, and the site as base address."""
    contexts = []

    def new_visitor(**options) -> Page:
        context = chromium.new_context(base_url=site_url, locale="fr-FR", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield new_visitor
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def public_pages(site_url) -> dict[str, str]:
    """One address of every kind of public page, by a name for it; sheets and organisations as the site links them."""
    return {
        "home": "/",
        "sheets": "/fiches/",
        "search": "/recherche/",
        "filtered": "/recherche/?country=SN&q=coop%C3%A9ratives+de+femmes",
        "widened": "/recherche/?q=compost+tourisme+banque",
        "empty": "/recherche/?country=VN&q=compostt",
        "unknown": "/recherche/?theme=inconnu",
        "sheet": "/fiches/" + slug_of("Labellisation bio et équitable de la filière du thé Shan") + "/",
        "organisation": "/annuaire/region-nouvelle-aquitaine/",
    }


def slug_of(title: str) -> str:
    from anyascii import anyascii
    from django.utils.text import slugify

    return slugify(anyascii(title))
