"""A sender killed at any point: the next one goes on, nobody is missed, at most the message in flight is doubled."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rrma_newsletter.models import CadenceChoice, Subscriber
from tests.newsletter.sendings import MailServer, mail_server, sending

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, KILLS = 1000, 20

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.timeout(900)]


class Executioner(MailServer):
    """Kills whoever sends, when asked to: before it takes the next message, or after, without a word."""

    def __init__(self) -> None:
        super().__init__()
        self.victim: subprocess.Popen | None = None
        self.strikes_at: tuple[str, int] | None = None

    def strike(self, step: str) -> None:
        if self.victim and self.strikes_at and self.strikes_at[0] == step and len(self.messages) >= self.strikes_at[1]:
            self.strikes_at = None
            os.kill(self.victim.pid, signal.SIGKILL)

    async def handle_RCPT(self, *args: Any) -> str:
        answer = await super().handle_RCPT(*args)
        self.strike("recipient")
        return answer

    async def handle_DATA(self, *args: Any) -> str:
        answer = await super().handle_DATA(*args)
        self.strike("taken")
        return answer


@pytest.fixture
def database(tmp_path) -> Path:
    """A file that a thousand people and a letter to them are in."""
    if connection.vendor != "sqlite":
        pytest.skip("copies a SQLite database")
    people = Subscriber.objects.bulk_create(
        [Subscriber(email=f"personne{number}@example.org", state="active") for number in range(PEOPLE)]
    )
    CadenceChoice.objects.bulk_create([CadenceChoice(subscriber=person, cadence="monthly") for person in people])
    sending()
    path = tmp_path / "site.sqlite3"
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    return path


@pytest.fixture
def start(database, tmp_path) -> Callable[[int], subprocess.Popen]:
    """Starts a sender that sends what is due over a port, then ends."""

    def start(port: int) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "site/manage.py", "rrma_newsletter", "send", "--once"],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.newsletter.process_settings",
                "DATABASE_URL": f"sqlite:///{database}",
                "RRMA_TEST_SMTP_PORT": str(port),
                "VAR": str(tmp_path),
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
            },
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


def states(database: Path) -> dict[str, int]:
    reader = sqlite3.connect(database)
    try:
        return dict(reader.execute("SELECT state, COUNT(*) FROM rrma_newsletter_delivery GROUP BY state"))
    finally:
        reader.close()


def test_a_sender_killed_twenty_times_sends_to_everybody(start, database, settings):
    with mail_server(settings, Executioner()) as server:
        for kill in range(KILLS):
            server.strikes_at = ("taken" if kill % 2 else "recipient", (kill + 1) * PEOPLE // (KILLS + 1))
            server.victim = start(settings.EMAIL_PORT)
            assert server.victim.wait(120) == -signal.SIGKILL
            server.victim.stdout.close()
        last = start(settings.EMAIL_PORT)
        said, _nothing = last.communicate(timeout=300)
        assert last.returncode == 0, said
    received = server.recipients
    assert len(received) == PEOPLE, "nobody is missed"
    assert max(received.values()) == 2 and sum(received.values()) <= PEOPLE + KILLS
    assert sum(number - 1 for number in received.values()) == KILLS // 2, "what was taken without an answer, alone"
    assert states(database) == {"sent": PEOPLE}


def test_two_senders_at_once_send_once(start, database, settings):
    with mail_server(settings, Executioner()) as server:
        senders = [start(settings.EMAIL_PORT) for _time in range(2)]
        said = sorted(sender.communicate(timeout=300)[0] for sender in senders)
    assert said == ["1000 sent.\n", "Another process is sending.\n"] or said == ["0 sent.\n", "1000 sent.\n"]
    assert set(server.recipients.values()) == {1} and len(server.recipients) == PEOPLE
    assert states(database) == {"sent": PEOPLE}
