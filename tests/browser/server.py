"""Sites for the browser tests: each network of the specimens with its database, its files and its server."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from anyascii import anyascii
from django.utils.text import slugify

from tests import prepared
from tests.browser.specimens import NETWORKS, Network

ROOT = Path(__file__).resolve().parents[2]
OFFICER = ("agente", "un mot de passe d’essai")
ADMINISTRATOR = ("administratrice", "un autre mot de passe d’essai")
MAKE_ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user({OFFICER[0]!r}, "agente@example.org", {OFFICER[1]!r})
user.groups.add(Group.objects.get(name="Moderators"))
User.objects.create_superuser({ADMINISTRATOR[0]!r}, "administration@example.org", {ADMINISTRATOR[1]!r})
"""
MAKE_SPECIMENS = "from tests.browser.specimens.making import make; make({0!r})"
PATIENCE = 120
"""Seconds that a server has to begin with, on a machine that does other work too."""


def sheet(title: str) -> str:
    """Address of the sheet of this title."""
    return f"/fiches/{slugify(anyascii(title))}/"


def networks(folder: Path) -> Path:
    """`folder` with the static files and, under the name of each network, its database and pictures.

    Made once, whichever process comes first; the others wait for it. RRMA_TEST_NETWORKS names another folder, which is
    kept from one run to the next: for the time of writing tests.
    """
    folder = Path(os.environ.get("RRMA_TEST_NETWORKS") or folder)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _prepare(folder)
            (folder / "done").touch()
    return folder


class Sites:
    """Servers of the networks, each started when it is first asked for, on a copy of what was prepared."""

    def __init__(self, prepared_folder: Path, folder: Path) -> None:
        """Serve copies, in `folder`, of the networks in `prepared_folder`."""
        self.prepared_folder = prepared_folder
        self.folder = folder
        self._addresses: dict[str, str] = {}
        self._running = ExitStack()

    def address(self, network: Network) -> str:
        """Where the site of `network` answers, without a slash at the end."""
        if network not in self._addresses:
            copy = self.folder / network
            shutil.copytree(self.prepared_folder / network, copy)
            environment = _environment(copy, self.prepared_folder / "static")
            self._addresses[network] = self._running.enter_context(_serving(environment, copy / "server.log"))
        return self._addresses[network]

    def close(self) -> None:
        """Stop the servers."""
        self._running.close()


def _prepare(folder: Path) -> None:
    """Copies the sites that are made already, and fills the other networks at the same time."""
    static = folder / "static"
    shutil.copytree(prepared.demonstration(), folder / "demonstration")
    others = {network: folder / network for network in NETWORKS if network != "demonstration"}
    for copy in others.values():
        shutil.copytree(prepared.migrated(), copy)
    demonstration = _environment(folder / "demonstration", static)
    _finish(
        [
            _manage(demonstration, "collectstatic", "--noinput"),
            _manage(demonstration, "shell", "-c", MAKE_ACCOUNTS),
            *(
                _manage(_environment(copy, static), "shell", "-c", MAKE_SPECIMENS.format(network))
                for network, copy in others.items()
            ),
        ]
    )


def _environment(var: Path, static: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "DATABASE_URL": f"sqlite:///{var / prepared.DATABASE}",
        "RRMA_TEST_VAR": str(var),
        "RRMA_TEST_STATIC": str(static),
        "SECRET_KEY": "only for tests",
        "DEBUG": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }


def _manage(environment: dict[str, str], *command: str) -> subprocess.Popen:
    """The command, begun."""
    arguments = [sys.executable, "site/manage.py", *command, "--verbosity=0"]
    return subprocess.Popen(
        arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _finish(commands: list[subprocess.Popen]) -> None:
    """Waits for all of them; raises AssertionError, with what it printed, for one that failed."""
    for command in commands:
        output, _none = command.communicate()
        assert command.returncode == 0, f"{command.args} failed:\n{output}"


@contextmanager
def _serving(environment: dict[str, str], log_path: Path) -> Iterator[str]:
    port = _free_port()
    with log_path.open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", "rrma_site.wsgi:application"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(f"{url}/", server)
            yield url
        finally:
            server.terminate()
            server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped by itself"
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{url} answers {error.code}") from error
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} did not answer within {PATIENCE} seconds")
