"""A sender killed at any point: the next one goes on, nobody is missed, at most the message in flight is doubled."""

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection

from rrma_newsletter.models import CadenceChoice, Subscriber
from tests.newsletter.sendings import MailServer, mail_server, sending

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, KILLS = 1000, 20
FORKS = multiprocessing.get_context("forkserver")
BEGUN = ["tests.newsletter.begun", "rrma_newsletter.management.commands.rrma_newsletter"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.timeout(900)]


class Executioner(MailServer):
    """Kills whoever sends, when asked to: before it takes the next message, or after, without a word."""

    def __init__(self) -> None:
        super().__init__()
        self.victim: BaseProcess | None = None
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
def start(database, tmp_path, monkeypatch) -> Callable[[int], BaseProcess]:
    """Starts a sender that sends what is due over a port, then ends; what it says is in a file named after its pid.

    It is forked from a process where Django has begun, which takes longer than what it has to do.
    """
    python_path = os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", python_path)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.newsletter.process_settings")
    FORKS.set_forkserver_preload(BEGUN)

    def start(port: int) -> BaseProcess:
        sender = FORKS.Process(target=send_and_end, args=(database, port, tmp_path))
        sender.start()
        return sender

    return start


def send_and_end(database: Path, port: int, folder: Path) -> None:
    """What a sender does."""
    django.setup()
    connection.settings_dict["NAME"] = str(database)
    django_settings.EMAIL_PORT = port
    with (folder / str(os.getpid())).open("w") as said:
        call_command("rrma_newsletter", "send", "--once", stdout=said)


def states(database: Path) -> dict[str, int]:
    reader = sqlite3.connect(database)
    try:
        return dict(reader.execute("SELECT state, COUNT(*) FROM rrma_newsletter_delivery GROUP BY state"))
    finally:
        reader.close()


def test_a_sender_killed_twenty_times_sends_to_everybody(start, database, settings):
    with mail_server(settings, Executioner()) as server:
        for kill in range(KILLS):
            server.victim = start(settings.EMAIL_PORT)
            server.strikes_at = ("taken" if kill % 2 else "recipient", (kill + 1) * PEOPLE // (KILLS + 1))
            server.victim.join(120)
            assert server.victim.exitcode == -signal.SIGKILL
        last = start(settings.EMAIL_PORT)
        last.join(300)
        assert last.exitcode == 0
    received = server.recipients
    assert len(received) == PEOPLE, "nobody is missed"
    assert max(received.values()) == 2 and sum(received.values()) <= PEOPLE + KILLS
    assert sum(number - 1 for number in received.values()) == KILLS // 2, "what was taken without an answer, alone"
    assert states(database) == {"sent": PEOPLE}


def test_two_senders_at_once_send_once(start, database, tmp_path, settings):
    with mail_server(settings, Executioner()) as server:
        senders = [start(settings.EMAIL_PORT) for _time in range(2)]
        for sender in senders:
            sender.join(300)
    said = sorted((tmp_path / str(sender.pid)).read_text() for sender in senders)
    assert said == ["1000 sent.\n", "Another process is sending.\n"] or said == ["0 sent.\n", "1000 sent.\n"]
    assert set(server.recipients.values()) == {1} and len(server.recipients) == PEOPLE
    assert states(database) == {"sent": PEOPLE}
