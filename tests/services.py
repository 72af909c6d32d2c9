"""The servers that tests need: `python -m tests.services COMMAND` runs a command beside them, then stops them.

PostgreSQL comes from RRMA_TEST_POSTGRESQL_URL, Elasticsearch from RRMA_TEST_ELASTICSEARCH_URL (version 8) and
RRMA_TEST_ELASTICSEARCH9_URL. What is not given there is started from `compose.yaml` where Docker runs; else a
throw-away cluster of PostgreSQL is made from the programs of the system, and Elasticsearch is left to you.
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POSTGRESQL = "RRMA_TEST_POSTGRESQL_URL"
IN_DOCKER = {
    POSTGRESQL: "postgres://rrma:rrma@localhost:55432/rrma",
    "RRMA_TEST_ELASTICSEARCH_URL": "http://127.0.0.1:59200",
    "RRMA_TEST_ELASTICSEARCH9_URL": "http://127.0.0.1:59209",
}
DEBIANS = Path("/usr/lib/postgresql")
QUICK_NOT_SAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=40"


class ServiceMissing(Exception):
    """A program that a service needs is not installed; the message says which and how to get it."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL where tests may make databases, as a role that is no superuser.

    Raises `ServiceMissing` where none is given and none can be started.
    """
    given = os.environ.get(POSTGRESQL)
    if given:
        yield given
        return
    programs = postgresql_programs()
    with tempfile.TemporaryDirectory(prefix="rrma-postgresql-") as folder, cluster(programs, Path(folder)) as port:
        yield f"postgres://rrma@localhost:{port}/rrma"


def postgresql_programs() -> Path:
    """The folder of `initdb` and its like, of the newest version installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(DEBIANS.glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    if not versions:
        raise ServiceMissing(f"No PostgreSQL: install it (Debian: apt-get install postgresql), or set {POSTGRESQL}.")
    return versions[-1].parent


@contextmanager
def cluster(programs: Path, folder: Path) -> Iterator[int]:
    """A cluster of its own in `folder` while inside; gives its port."""
    run = _as_ordinary_user(folder)
    data, port = folder / "data", free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=localhost {QUICK_NOT_SAFE}"
    run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
    run([programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start"])
    try:
        for statement in ("CREATE ROLE rrma LOGIN CREATEDB", "CREATE DATABASE rrma OWNER rrma"):
            run([programs / "psql", "-q", "-h", folder, "-p", str(port), "-U", "postgres", "-c", statement])
        yield port
    finally:
        run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])


def _as_ordinary_user(folder: Path):
    """A function that runs a command, not as root: PostgreSQL refuses that, and runs as its own user instead."""
    user: dict[str, object] = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def run(command: list[object]) -> None:
        done = subprocess.run(list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL, check=False, **user)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed ({done.returncode}).")

    return run


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def services() -> Iterator[Mapping[str, str]]:
    """Every service that can be had, as the environment variables that tell of it."""
    missing = [name for name in IN_DOCKER if not os.environ.get(name)]
    with ExitStack() as stack:
        if missing and docker_runs():
            urls = stack.enter_context(composed())
            yield {name: urls[name] for name in missing}
        elif POSTGRESQL in missing:
            yield {POSTGRESQL: stack.enter_context(postgresql())}
        else:
            yield {}


def docker_runs() -> bool:
    """Whether Docker is installed and its server answers."""
    program = shutil.which("docker")
    return bool(program) and not subprocess.run([program, "compose", "ls"], capture_output=True, check=False).returncode


@contextmanager
def composed() -> Iterator[Mapping[str, str]]:
    """The services of `compose.yaml` while inside, and their URLs."""
    compose = ["docker", "compose", "--file", str(ROOT / "compose.yaml")]
    subprocess.run([*compose, "up", "--wait", "--quiet-pull"], check=True)
    try:
        yield IN_DOCKER
    finally:
        subprocess.run([*compose, "down", "--volumes"], check=True)


def main(command: list[str]) -> int:
    """Run `command` beside the services; without one, tell where they are and wait to be interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with services() as found:
            if command:
                return subprocess.run(command, env={**os.environ, **found}, check=False).returncode
            for name in IN_DOCKER:
                url = found.get(name) or os.environ.get(name)
                sys.stdout.write(f"export {name}={url}\n" if url else f"# {name} is not set: start one, and name it.\n")
            sys.stdout.write("# Ctrl+C stops what was started here.\n")
            sys.stdout.flush()
            signal.pause()
    except KeyboardInterrupt:
        return 0
    except ServiceMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
