"""`rrma_maintenance`: close the public site, open it again, or print the page for a proxy to serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rrma_pages import conf
from rrma_pages.maintenance import closed_page


class Command(BaseCommand):
    """Switch maintenance on or off; needs the setting `RRMA_MAINTENANCE_FILE`, `page` alone does not."""

    help = "Closes the public site (on), opens it (off), says which (status), or prints the page (page)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and the words for visitors."""
        parser.add_argument("action", choices=["on", "off", "status", "page"])
        parser.add_argument("message", nargs="?", default="", help="what visitors read, for example when to come back")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do `action`; raises CommandError where the setting is missing or the file cannot be written."""
        if options["action"] == "page":
            self.stdout.write(closed_page(options["message"]).content.decode(), ending="")
            return
        switch = conf.maintenance_file()
        if switch is None:
            raise CommandError("Say where the switch is: RRMA_MAINTENANCE_FILE = BASE_DIR / 'maintenance'.")
        try:
            self._turn(switch, options["action"], options["message"])
        except OSError as error:
            raise CommandError(f"{switch} cannot be written: {error.strerror}.") from error
        self.stdout.write("closed" if switch.is_file() else "open")

    def _turn(self, switch: Path, action: str, message: str) -> None:
        if action == "on":
            switch.write_text(message, encoding="utf-8")
        elif action == "off":
            switch.unlink(missing_ok=True)
